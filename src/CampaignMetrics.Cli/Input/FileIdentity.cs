using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace CampaignMetrics.Cli.Input;

/// <summary>
/// Identifies the file that a path leads to: paths to one file have equal identities, however they are spelled and through whatever links.
/// </summary>
/// <remarks><para>It serves to refuse an output file that is also an input, and two outputs that are one file.</para></remarks>
/// <param name="Key">Equal for equal files: device and inode; the whole path where the system is not Linux.</param>
/// <param name="IsRegular">Whether it is an ordinary file: no pipe, no device, no folder.</param>
internal readonly record struct FileIdentity(string Key, bool IsRegular)
{
    // AT_FDCWD, STATX_BASIC_STATS (which includes the inode), and the size of struct statx.
    private const int CurrentFolder = -100, BasicAndInode = 0x7FF, StatxBytes = 256;
    // Offsets within struct statx: stx_mode, stx_ino, and stx_dev_major with stx_dev_minor behind it.
    private const int ModeAt = 28, InodeAt = 32, DeviceAt = 136;
    // S_IFMT and S_IFREG.
    private const int KindMask = 0xF000, RegularKind = 0x8000;

    /// <summary>Null when nothing is there, or it may not be looked at.</summary>
    public static FileIdentity? Of(string path)
    {
        if (path.Length == 0) return null;
        return OperatingSystem.IsLinux() ? OfInode(path) : OfPath(path);
    }

    /// <summary>By statx(2): the one call whose answer has the same shape on every processor.</summary>
    private static FileIdentity? OfInode(string path)
    {
        var answer = new byte[StatxBytes];
        if (statx(CurrentFolder, path, 0, BasicAndInode, answer) != 0) return null;
        var mode = BinaryPrimitives.ReadUInt16LittleEndian(answer.AsSpan(ModeAt));
        var key = Convert.ToHexString(answer, DeviceAt, 8) + Convert.ToHexString(answer, InodeAt, 8);
        return new FileIdentity(key, (mode & KindMask) == RegularKind);
    }

    private static FileIdentity? OfPath(string path)
    {
        if (!File.Exists(path)) return null;
        // Without inodes only the resolved path tells files apart, so two hard links count as two files.
        var file = new FileInfo(path);
        var final = (file.ResolveLinkTarget(returnFinalTarget: true) ?? file).FullName;
        return new FileIdentity(final, !final.StartsWith("/dev/", StringComparison.Ordinal));
    }

    [DllImport("libc")]
    private static extern int statx(int folder, [MarshalAs(UnmanagedType.LPUTF8Str)] string path, int flags, uint wanted, byte[] answer);
}
