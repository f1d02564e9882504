namespace CampaignMetrics.Cli.Output;

/// <summary>Where a command writes: a file, or standard output.</summary>
internal static class OutputFile
{
    public static Stream Open(string? file) => file is null or "-" ? Console.OpenStandardOutput() : new FileStream(file, FileMode.Create, FileAccess.Write);
}
