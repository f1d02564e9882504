namespace CampaignMetrics.Cli.Tests;

/// <summary>A file that is gone after the test.</summary>
internal sealed class TemporaryFile : IDisposable
{
    public TemporaryFile(string content = "") : this(System.Text.Encoding.UTF8.GetBytes(content)) { }

    public TemporaryFile(byte[] content) => File.WriteAllBytes(Path, content);

    public string Path { get; } = System.IO.Path.Combine(System.IO.Path.GetTempPath(), $"campaign-metrics-{Guid.NewGuid():N}");

    public void Dispose() => File.Delete(Path);
}
