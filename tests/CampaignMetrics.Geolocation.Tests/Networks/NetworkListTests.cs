using CampaignMetrics.Geolocation.Networks;

namespace CampaignMetrics.Geolocation.Tests.Networks;

public class NetworkListTests
{
    [Fact]
    public async Task Read_without_blocking_a_list_is_the_same()
    {
        const string Text = "192.0.2.0/24\nno network\n# nothing\n2001:db8::/32\n";
        var path = Path.GetTempFileName();
        await File.WriteAllTextAsync(path, Text, TestContext.Current.CancellationToken);
        NetworkList[] lists =
        [
            await NetworkList.ReadAsync(new StringReader(Text), TestContext.Current.CancellationToken),
            await NetworkList.ReadFileAsync(path, TestContext.Current.CancellationToken),
        ];
        File.Delete(path);
        foreach (var list in lists)
        {
            Assert.Equal(2, list.Networks.Count);
            Assert.Equal(Read(Text).Rejected, list.Rejected);
        }
    }

    [Fact]
    public async Task Reading_can_be_cancelled() => await Assert.ThrowsAnyAsync<OperationCanceledException>(
        () => NetworkList.ReadAsync(new StringReader("192.0.2.0/24"), new CancellationToken(canceled: true)));

    [Fact]
    public void A_plain_list_is_read()
    {
        var list = Read("# relays\n\n192.0.2.0/24\n198.51.100.7 # one address\r\n  2001:db8::/32  \n");
        Assert.Equal(3, list.Networks.Count);
        Assert.Empty(list.Rejected);
        Assert.True(list.Networks.Contains("198.51.100.7"));
        Assert.False(list.Networks.Contains("198.51.100.8"));
    }

    [Fact]
    public void A_list_of_egress_ranges_with_places_is_read()
    {
        var list = Read("192.0.2.0/31,NL,NL-NH,Amsterdam,\n2001:db8:1::/64,US,US-CA,\"San Jose\",\n\"2001:db8:2::/64\",GB,,,\n");
        Assert.Equal(3, list.Networks.Count);
        Assert.Empty(list.Rejected);
        Assert.True(list.Networks.Contains("2001:db8:1::5"));
        Assert.True(list.Networks.Contains("2001:db8:2::5"));
    }

    [Fact]
    public void A_line_that_holds_no_network_is_rejected_with_its_number()
    {
        var list = Read("cidr,country\n192.0.2.0/24,NL\n192.0.2.0/99,NL\n");
        Assert.Equal([new RejectedLine(1, "cidr,country"), new RejectedLine(3, "192.0.2.0/99,NL")], list.Rejected);
        Assert.Equal(1, list.Networks.Count);
    }

    [Fact]
    public void An_empty_list_is_an_empty_set() => Assert.Equal(0, Read("").Networks.Count);

    [Fact]
    public void A_file_is_read()
    {
        var path = Path.GetTempFileName();
        File.WriteAllText(path, "192.0.2.0/24\n");
        Assert.True(NetworkList.ReadFile(path).Networks.Contains("192.0.2.255"));
        File.Delete(path);
    }

    private static NetworkList Read(string text) => NetworkList.Read(new StringReader(text));
}
