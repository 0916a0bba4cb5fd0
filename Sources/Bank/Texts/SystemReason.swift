import Glibc
public import LineProtocol

/// What the operating system means by an error, in words for the person who started the daemon.
public enum SystemReason {
  /// The text of an `errno`; one that is not usual at a start comes in the system's own words.
  public static func text(_ code: CInt) -> Localized {
    switch code {
    case ENOENT: Localized("文件夹不存在", "the folder does not exist")
    case EACCES, EPERM: Localized("没有权限", "permission denied")
    case EROFS: Localized("文件系统是只读的", "the file system is read-only")
    case ENOSPC: Localized("磁盘已满", "the disk is full")
    case EISDIR: Localized("这是一个文件夹", "it is a folder")
    case ENOTDIR: Localized("路径中间有一段不是文件夹", "a part of the path is no folder")
    case ELOOP: Localized("这是一个符号链接", "it is a symbolic link")
    default:
      Localized(String(cString: strerror(code)), String(cString: strerror(code)))
    }
  }
}
