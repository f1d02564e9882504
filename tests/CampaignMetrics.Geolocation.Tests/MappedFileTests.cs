using System.Runtime.CompilerServices;

namespace CampaignMetrics.Geolocation.Tests;

public sealed class MappedFileTests : IDisposable
{
    private readonly string _path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());

    public void Dispose() => File.Delete(_path);

    [Fact]
    public void A_mapped_file_gives_what_its_bytes_give()
    {
        File.WriteAllBytes(_path, Some.NestedCities().ToArray());
        Assert.Equal("Springfield", GeoDatabase.Open(_path).Locate("82.10.0.1").City);
        Assert.Equal("Springfield", GeoDatabase.Load(_path).Locate("82.10.0.1").City);
    }

    [Fact]
    public void A_mapped_file_may_be_deleted_while_it_is_in_use()
    {
        File.WriteAllBytes(_path, Some.NestedCities().ToArray());
        var database = GeoDatabase.Open(_path);
        File.Delete(_path);
        GC.Collect();
        Assert.Equal("US", database.CountryCode("82.10.0.1"));
    }

    [Fact]
    public void A_mapping_ends_once_nobody_uses_the_database()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Only Linux lists the mappings of a process.");
        File.WriteAllBytes(_path, Some.NestedCities().ToArray());
        LookUpOnce();
        for (var i = 0; i < 20 && IsMapped(); i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }
        Assert.False(IsMapped());
    }

    [Fact]
    public void An_empty_file_is_no_database()
    {
        File.WriteAllBytes(_path, []);
        Assert.Throws<InvalidDatabaseException>(() => GeoDatabase.Open(_path));
        Assert.Throws<InvalidDatabaseException>(() => GeoDatabase.Load(_path));
    }

    [Fact]
    public void A_missing_file_is_the_file_systems_error() => Assert.Throws<FileNotFoundException>(() => GeoDatabase.Open(_path));

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void LookUpOnce()
    {
        var database = GeoDatabase.Open(_path);
        Assert.Equal("US", database.CountryCode("82.10.0.1"));
        Assert.True(IsMapped());
        GC.KeepAlive(database);
    }

    private bool IsMapped() => File.ReadLines("/proc/self/maps").Any(line => line.EndsWith(_path, StringComparison.Ordinal));
}
