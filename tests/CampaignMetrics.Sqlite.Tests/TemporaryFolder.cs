namespace CampaignMetrics.Sqlite.Tests;

/// <summary>A folder for the files of one test, deleted after it.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("campaign-metrics-sqlite-");

    public string File(string name = "events.db") => Path.Combine(_folder.FullName, name);

    public void Dispose() => _folder.Delete(recursive: true);
}
