namespace CampaignMetrics.Cli.Input;

/// <summary>Files that nobody else sees and that leave no trace, however the program ends.</summary>
internal static class TemporaryFile
{
    public static Stream Create()
    {
        var path = Path.Combine(Path.GetTempPath(), $"campaign-metrics-spill-{Path.GetRandomFileName()}");
        var options = new FileStreamOptions
        {
            Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite, Share = FileShare.Delete, Options = FileOptions.DeleteOnClose,
            BufferSize = 0,
        };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        var stream = new FileStream(path, options);
        // Elsewhere than on Windows an open file needs no name, so even a killed program leaves none.
        if (!OperatingSystem.IsWindows()) File.Delete(path);
        return stream;
    }
}
