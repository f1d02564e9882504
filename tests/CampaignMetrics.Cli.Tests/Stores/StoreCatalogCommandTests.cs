using System.Text.Json.Nodes;

namespace CampaignMetrics.Cli.Tests.Stores;

/// <summary><c>store catalog</c>: what the store knows of emails, and who uses it.</summary>
[Collection(InProcess.Collection)]
public sealed class StoreCatalogCommandTests : IDisposable
{
    private readonly StoreFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_catalog_is_set_where_nothing_is_yet()
    {
        var run = Catalog("set", """[{ "email": "email-01", "name": "Spring" }]""");
        Assert.Equal(new ToolRun(0, "ledger default: version 1 of the catalog, 1 email\n", ""), run);
    }

    [Fact]
    public void A_catalog_is_shown_as_it_can_be_set_again()
    {
        Catalog("set", """[{ "email": "b" }, { "email": "a", "name": "ä < b", "links": { "https://shop.example/": "unsubscribe" } }]""");
        var shown = Get();
        Assert.Equal((0, "ledger default: version 1 of the catalog, 2 emails\n"), (shown.ExitCode, shown.Error));
        Assert.Contains("\"name\": \"ä < b\",\n", shown.Output, StringComparison.Ordinal);
        Catalog("set", shown.Output);
        Assert.Equal(shown.Output, Get().Output);
    }

    [Fact]
    public void A_catalog_is_written_to_a_file()
    {
        Catalog("set", "[]");
        var run = InProcess.Run("", "store", "catalog", "get", "--store", _folder.Store, "--output", _folder["out"]);
        Assert.Equal(("", "[]\n"), (run.Output, File.ReadAllText(_folder["out"])));
    }

    [Fact]
    public void Emails_are_added_and_replaced()
    {
        Catalog("add", """[{ "email": "a", "name": "1" }, { "email": "b", "name": "1" }]""");
        var run = Catalog("add", """[{ "email": "b", "name": "2" }, { "email": "c", "name": "2" }]""");
        Assert.Equal("ledger default: version 2 of the catalog, 3 emails\n", run.Output);
        Assert.Equal(["a1", "b2", "c2"], JsonNode.Parse(Get().Output)!.AsArray().Select(email => $"{email!["email"]}{email["name"]}"));
    }

    [Fact]
    public void A_catalog_is_set_in_the_place_of_the_version_that_was_read()
    {
        Assert.Equal(0, Catalog("set", "[]", "--if-version", "0").ExitCode);
        Assert.Equal("ledger default: version 2 of the catalog, 0 emails\n", Catalog("set", "[]", "--if-version", "1").Output);
    }

    [Fact]
    public void The_change_of_another_is_not_lost()
    {
        Catalog("set", """[{ "email": "a" }]""");
        Catalog("add", """[{ "email": "b" }]""");
        var expected = "campaign-metrics: --if-version 1: version 2 is stored, and was not changed; 'campaign-metrics store catalog get' "
            + "shows it\n";
        Assert.Equal(new ToolRun(2, "", expected), Catalog("set", "[]", "--if-version", "1"));
        Assert.Equal("ledger default: version 2 of the catalog, 2 emails\n", Get().Error);
    }

    [Fact]
    public void A_file_that_is_no_catalog_changes_nothing()
    {
        Catalog("set", """[{ "email": "a" }]""");
        var run = Catalog("set", """[{ "name": "a" }]""");
        Assert.Equal(new ToolRun(2, "", "campaign-metrics: -: entry 1: no email\n"), run);
        Assert.Equal("ledger default: version 1 of the catalog, 1 email\n", Get().Error);
    }

    [Fact]
    public void A_ledger_without_a_catalog_is_told()
    {
        _folder.Filled();
        Assert.Equal(new ToolRun(2, "", "campaign-metrics: --ledger default: the store has no catalog of this ledger\n"), Get());
    }

    [Fact]
    public void Each_ledger_has_its_own()
    {
        Catalog("set", """[{ "email": "a" }]""", "--ledger", "other");
        Assert.Equal(2, Get().ExitCode);
    }

    [Fact]
    public void A_catalog_that_is_damaged_is_told()
    {
        Catalog("set", "[]");
        _folder.Execute("""UPDATE campaign_metrics_document SET json = '[{ "email": "a", "deliveries": "often" }]'""");
        var expected = "campaign-metrics: The stored catalog of the ledger 'default' is none, or of a newer version of the library: "
            + "entry 1: unknown deliveries 'often'.\n";
        Assert.Equal(new ToolRun(2, "", expected), Get());
    }

    [Fact]
    public void A_file_that_is_missing_is_told() => Assert.StartsWith(
        "campaign-metrics: FILE is missing in 'store catalog set FILE'.",
        InProcess.Run("", "store", "catalog", "set", "--store", _folder.Store).Error, StringComparison.Ordinal);

    [Fact]
    public void Reports_use_the_stored_catalog()
    {
        _folder.Filled();
        Catalog("set", """[{ "email": "email-02", "name": "Spring" }]""");
        Assert.Equal("Spring", NameOf("email-02"));
    }

    [Fact]
    public void A_catalog_that_is_given_is_used_in_the_place_of_the_stored_one()
    {
        _folder.Filled();
        Catalog("set", """[{ "email": "email-02", "name": "Spring" }]""");
        File.WriteAllText(_folder["emails.json"], """[{ "email": "email-02", "name": "Summer" }]""");
        Assert.Equal("Summer", NameOf("email-02", "--emails", _folder["emails.json"]));
    }

    private string? NameOf(string email, params string[] options)
    {
        var run = InProcess.Run("", ["report", "--store", _folder.Store, "--format", "json", .. options]);
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        var row = JsonNode.Parse(run.Output)!["emails"]!.AsArray().Single(row => row!["email"]!.GetValue<string>() == email);
        return row!["name"]?.GetValue<string>();
    }

    private ToolRun Get() => InProcess.Run("", "store", "catalog", "get", "--store", _folder.Store);

    private ToolRun Catalog(string part, string json, params string[] options) =>
        InProcess.Run(json, ["store", "catalog", part, "-", "--store", _folder.Store, .. options]);
}
