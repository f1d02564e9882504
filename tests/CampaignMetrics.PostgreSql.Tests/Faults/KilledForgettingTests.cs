using CampaignMetrics.Tests.Support.Stores;

namespace CampaignMetrics.PostgreSql.Tests.Faults;

/// <summary>A process that is killed while it forgets contacts.</summary>
/// <remarks>In a class of its own, so that it runs beside <see cref="KillTests"/>.</remarks>
public sealed class KilledForgettingTests(Server server)
{
    [Fact]
    public Task What_was_forgotten_stays_forgotten_after_any_kill() =>
        new KillCampaign<PostgreSqlStore>(
            server.NewDatabase(), connection => PostgreSqlStore.OpenAsync(connection), Subject.OfMessages).ForgetAsync();
}
