using System.Runtime.InteropServices;
using CampaignMetrics.Cli.Output;

namespace CampaignMetrics.Cli;

/// <summary>Standard input, output and error of the command. Any of them may be closed (<c>&lt;&amp;-</c>) or full.</summary>
internal static class StandardStreams
{
    // CloseOnExec is O_CLOEXEC of Linux, as it stands among the octal flags of /proc/self/fdinfo.
    private const int Input = 0, Output = 1, CloseOnExec = 0x80000;

    /// <summary>SIGXFSZ, of the same number on Linux, macOS and the BSDs: a file grows over the limit of its process.</summary>
    private const PosixSignal FileTooLarge = (PosixSignal)25;

    private static readonly List<Stream> Plugs = [];
    private static PosixSignalRegistration? _tooLarge;

    /// <summary>Opens standard input.</summary>
    public static Func<Stream> OpenInput { get; set; } = Console.OpenStandardInput;

    /// <summary>Opens standard output.</summary>
    public static Func<Stream> OpenOutput { get; set; } = Console.OpenStandardOutput;

    /// <summary>Must be called before anything else opens a file: the file would get the descriptor of a closed stream.</summary>
    public static void Prepare()
    {
        if (IsClosed(Input)) OpenInput = () => throw new UnusableException("standard input is closed");
        if (IsClosed(Output)) OpenOutput = () => throw new UnusableException("standard output is closed");
        // Asked before PlugClosed: a descriptor that it has filled looks open.
        var errors = IsClosed(2) ? Stream.Null : Console.OpenStandardError();
        PlugClosed();
        // Else the signal kills the command before the write can say that it failed.
        if (!OperatingSystem.IsWindows()) _tooLarge = PosixSignalRegistration.Create(FileTooLarge, context => context.Cancel = true);
        Console.SetError(new ErrorWriter(errors));
    }

    /// <summary>
    /// Whether the parent process gave no such descriptor: it is missing, or the runtime has opened something of its own in its place.
    /// </summary>
    /// <remarks>A descriptor that was handed down survives exec by definition; the runtime opens its own with close-on-exec.</remarks>
    private static bool IsClosed(int descriptor)
    {
        // Only Linux lists descriptors here; on other systems a closed stream is not noticed.
        if (!Directory.Exists("/proc/self/fdinfo")) return false;
        var info = $"/proc/self/fdinfo/{descriptor}";
        if (!File.Exists(info)) return true;
        const string flags = "flags:";
        var line = File.ReadLines(info).FirstOrDefault(line => line.StartsWith(flags, StringComparison.Ordinal));
        return line is not null && (Convert.ToInt32(line[flags.Length..].Trim(), 8) & CloseOnExec) != 0;
    }

    /// <summary>Takes the places of closed streams, so that no file opened later is written to as if it were one of them.</summary>
    private static void PlugClosed()
    {
        if (!File.Exists("/dev/null")) return;
        while (true)
        {
            var plug = new FileStream("/dev/null", FileMode.Open, FileAccess.Read, FileShare.ReadWrite, bufferSize: 0);
            // The system hands out the lowest free descriptor: one above 2 shows that no standard stream is missing any more.
            if (plug.SafeFileHandle.DangerousGetHandle() <= 2)
            {
                Plugs.Add(plug);
                continue;
            }
            plug.Dispose();
            return;
        }
    }
}
