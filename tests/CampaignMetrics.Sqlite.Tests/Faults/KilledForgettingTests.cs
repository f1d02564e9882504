using CampaignMetrics.Tests.Support.Stores;

namespace CampaignMetrics.Sqlite.Tests.Faults;

/// <summary>A process that is killed while it forgets contacts.</summary>
/// <remarks>In a class of its own, so that it runs beside <see cref="KillTests"/>.</remarks>
public sealed class KilledForgettingTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public Task What_was_forgotten_stays_forgotten_after_any_kill() =>
        new KillCampaign<SqliteStore>(_folder.File(), file => SqliteStore.OpenAsync(file), Subject.OfMessages).ForgetAsync();
}
