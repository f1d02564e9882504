using CampaignMetrics.Tests.Support.Stores;

namespace CampaignMetrics.Sqlite.Tests.Faults;

/// <summary>A process that is killed while it appends: what it acknowledged is there.</summary>
public sealed class KillTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public Task What_was_acknowledged_survives_any_kill() =>
        new KillCampaign<SqliteStore>(_folder.File(), file => SqliteStore.OpenAsync(file), Subject.OfMessages).AppendAsync();
}
