using System.Runtime.CompilerServices;
using CampaignMetrics.Geolocation.Tests.Writer;

namespace CampaignMetrics.Geolocation.Tests;

public sealed class ReloadingDatabaseTests : IDisposable
{
    private readonly string _path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
    private DateTime _written = new(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    public ReloadingDatabaseTests() => Write(DatabaseOf("NL"));

    public void Dispose() => File.Delete(_path);

    [Fact]
    public void A_replaced_file_is_used_from_the_next_look_up_on()
    {
        var database = new ReloadingDatabase(_path);
        var before = database.Current;
        Write(DatabaseOf("BE"));
        Assert.Equal(ReloadResult.Reloaded, database.Reload());
        Assert.Equal("BE", database.Current.CountryCode("82.10.0.1"));
        Assert.Equal("NL", before.CountryCode("82.10.0.1"));
    }

    [Fact]
    public void A_file_that_is_the_same_is_not_read_again()
    {
        var database = new ReloadingDatabase(_path);
        var before = database.Current;
        Assert.Equal(ReloadResult.Unchanged, database.Reload());
        Assert.Same(before, database.Current);
    }

    [Fact]
    public void A_corrupt_file_is_rejected_until_it_is_whole()
    {
        var database = new ReloadingDatabase(_path);
        Write(DatabaseOf("BE")[..50]);
        Assert.Equal(ReloadResult.Rejected, database.Reload());
        Assert.IsType<InvalidDatabaseException>(database.Rejection);
        Assert.Equal("NL", database.Current.CountryCode("82.10.0.1"));
        Write(DatabaseOf("BE"));
        Assert.Equal(ReloadResult.Reloaded, database.Reload());
        Assert.Null(database.Rejection);
    }

    [Fact]
    public void A_missing_file_is_rejected()
    {
        var database = new ReloadingDatabase(_path);
        File.Delete(_path);
        Assert.Equal(ReloadResult.Rejected, database.Reload());
        Assert.IsType<FileNotFoundException>(database.Rejection);
    }

    [Fact]
    public async Task No_look_up_is_dropped_while_the_file_is_replaced_again_and_again()
    {
        var database = new ReloadingDatabase(_path);
        using var stop = new CancellationTokenSource();
        var lookUps = Task.Run(() =>
        {
            var wrong = 0;
            while (!stop.IsCancellationRequested) wrong += database.Current.CountryCode("82.10.0.1") is "NL" or "BE" ? 0 : 1;
            return wrong;
        }, TestContext.Current.CancellationToken);
        for (var i = 0; i < 50; i++)
        {
            Write(DatabaseOf(i % 2 == 0 ? "BE" : "NL"));
            Assert.Equal(ReloadResult.Reloaded, database.Reload());
        }
        await stop.CancelAsync();
        Assert.Equal(0, await lookUps);
    }

    [Fact]
    public void The_old_database_is_given_back_once_nobody_uses_it()
    {
        var database = new ReloadingDatabase(_path);
        var old = Replace(database);
        for (var i = 0; i < 10 && old.IsAlive; i++) GC.Collect();
        Assert.False(old.IsAlive);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private WeakReference Replace(ReloadingDatabase database)
    {
        var old = new WeakReference(database.Current);
        Write(DatabaseOf("BE"));
        database.Reload();
        return old;
    }

    private static byte[] DatabaseOf(string country) =>
        new DatabaseWriter().Add("82.10.0.0/16", Some.Map(("country_code", country))).ToArray();

    // The clock of a file system may be too coarse for a test.
    private void Write(byte[] content)
    {
        File.WriteAllBytes(_path, content);
        File.SetLastWriteTimeUtc(_path, _written = _written.AddMinutes(1));
    }
}
