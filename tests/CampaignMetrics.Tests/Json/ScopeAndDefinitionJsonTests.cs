using System.Text.Json;
using System.Text.Json.Nodes;
using CampaignMetrics.Tests.Laws;
using CampaignMetrics.Tests.Time;
using FsCheck;
using FsCheck.Fluent;

namespace CampaignMetrics.Tests.Json;

public sealed class ScopeAndDefinitionJsonTests
{
    [Fact]
    public void Any_scope_reads_back_as_an_equal_one() => Prop.ForAll(Worlds.Scopes.ToArbitrary(), scope =>
        Text.Back(scope).Equals(scope) && Text.Back(scope).GetHashCode() == scope.GetHashCode()).QuickCheckThrowOnFailure();

    [Fact]
    public void Two_scopes_are_equal_exactly_if_their_JSON_is() => Prop.ForAll(
        Gen.Zip(Worlds.Scopes, Worlds.Scopes).ToArbitrary(),
        pair => pair.Item1.Equals(pair.Item2) == (Text.Of(pair.Item1) == Text.Of(pair.Item2))).QuickCheckThrowOnFailure();

    [Fact]
    public void Any_definition_reads_back_as_an_equal_one() => Law.Holds(Worlds.AnyByDate, world =>
        Text.Back(world.Definition) == world.Definition
            && Text.Back(world.Definition).GetHashCode() == world.Definition.GetHashCode(), 300);

    [Fact]
    public void Every_built_in_definition_reads_back_as_an_equal_one() =>
        Assert.All(Definition.All, definition => Assert.Equal(definition, Text.Back(definition)));

    [Fact]
    public void What_a_scope_leaves_out_is_the_default() =>
        Assert.Equal(
            new ReportScope { Campaigns = ["spring"], From = new DateOnly(2026, 3, 1) },
            JsonSerializer.Deserialize<ReportScope>("""{"campaigns":["spring"],"from":"2026-03-01"}"""));

    [Fact]
    public void What_a_definition_leaves_out_is_the_default() =>
        Assert.Equal(new Definition { Name = "Ours" }, JsonSerializer.Deserialize<Definition>("""{"name":"Ours"}"""));

    [Fact]
    public void Windows_that_are_null_are_none() => Assert.Equal(
        JsonSerializer.Deserialize<Definition>("""{"name":"x"}"""),
        JsonSerializer.Deserialize<Definition>("""{"name":"x","viewThroughWindow":null,"unsubscribeWindow":null}"""));

    [Fact]
    public void Segments_that_state_nothing_are_none()
    {
        Assert.Equal(Segments.None, JsonSerializer.Deserialize<Segments>("{}"));
        Assert.Equal(Segments.None, Text.Back(Segments.None));
    }

    [Fact]
    public void A_scope_is_read_as_its_report_tells_it()
    {
        var scope = Samples.Scope with { Every = Frequency.Day };
        var told = JsonNode.Parse(Some.Ledger(Some.Sent()).Report(null, scope).ToJson())!["scope"]!.ToJsonString();
        Assert.Equal(scope, JsonSerializer.Deserialize<ReportScope>(told));
    }

    [Fact]
    public void A_days_beginning_is_the_day_in_every_zone() => Assert.All(Zones.Peculiar, zone =>
    {
        for (var day = new DateOnly(2024, 1, 1); day.Year == 2024; day = day.AddDays(1))
        {
            var scope = new ReportScope { From = day, Zone = Zones.Zone(zone) };
            var told = $$"""{"from":"{{scope.FromInstant:O}}","zone":"{{zone}}"}""";
            Assert.Equal(scope, JsonSerializer.Deserialize<ReportScope>(told));
        }
    });

    [Theory]
    [InlineData("""{"zone":"Mars/Olympus"}""", "$.zone")]
    [InlineData("""{"zone":"../../etc/passwd"}""", "$.zone")]
    [InlineData("""{"zone":"/dev/zero"}""", "$.zone")]
    [InlineData("""{"from":"2026-02-30"}""", "$.from")]
    [InlineData("""{"from":"2026-03-01T00:00:01Z"}""", "$.from")]
    [InlineData("""{"from":"1969-12-31"}""", "$")]
    [InlineData("""{"asOf":"2026-03-01T00:00:00"}""", "$.asOf")] // without an offset it would be in this machine's time zone
    [InlineData("""{"asOf":"2026-03-01"}""", "$.asOf")]
    [InlineData("""{"exclude":["@"]}""", "$")]
    [InlineData("""{"lists":["a",null]}""", "$.lists[1]")]
    [InlineData("""{"tags":{"a":1}}""", "$.tags.a")]
    [InlineData("""{"tags":{"a":"1","a":"2"}}""", "$.tags")]
    [InlineData("""{"emails":"spring"}""", "$.emails")]
    [InlineData("""{"every":"fortnight"}""", "$.every")]
    [InlineData("""{"firstDayOfWeek":1}""", "$.firstDayOfWeek")]
    [InlineData("""{"campaign":["spring"]}""", "$")]
    [InlineData("""{"team":"a","team":"b"}""", "$")]
    public void A_wrong_scope_is_refused_with_its_path(string json, string path)
    {
        var refusal = Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<ReportScope>(json));
        Assert.Equal(path, refusal.Path);
        Assert.StartsWith(path + ": ", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{}", "$")]
    [InlineData("""{"name":null}""", "$.name")]
    [InlineData("""{"name":" "}""", "$")]
    [InlineData("""{"name":"x","privacyOpens":"perhaps"}""", "$.privacyOpens")]
    [InlineData("""{"name":"x","attributionWindow":"-1.00:00:00"}""", "$")]
    [InlineData("""{"name":"x","bounceClasses":{"dns":"Hard"}}""", "$.bounceClasses.dns")]
    [InlineData("""{"name":"x","excludedRoles":["unsubscribe","nothing"]}""", "$.excludedRoles[1]")]
    [InlineData("""{"name":"x","impliedOpens":1}""", "$.impliedOpens")]
    [InlineData("""{"name":"x","rates":{"open":{"divide":"opened"}}}""", "$.rates.open")]
    [InlineData("""{"name":"x","rates":{"own":null}}""", "$.rates.own")]
    [InlineData("""{"name":"x","rates":{"no name":{"divide":"opened","by":"sent"}}}""", "$.rates")]
    [InlineData("""{"name":"x","rates":{"open":null,"open":null}}""", "$.rates")]
    [InlineData("""{"name":"x","rates":{"click":{"divide":"clicked","by":"sent","method":"estimated"}}}""", "$.rates")]
    [InlineData("""{"name":"x","rates":{"own":{"divide":"costs","by":"sent"}}}""", "$.rates.own.divide")]
    public void A_wrong_definition_is_refused_with_its_path(string json, string path) =>
        Assert.Equal(path, Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<Definition>(json)).Path);

    [Fact]
    public void Within_a_users_own_type_the_serializer_tells_the_path_before_it()
    {
        var refusal = Assert.Throws<JsonException>(() =>
            JsonSerializer.Deserialize<Dictionary<string, ReportScope>>("""{"week":{"zone":"Mars"}}"""));
        Assert.Equal("$.week", refusal.Path);
        Assert.StartsWith("$.zone: ", refusal.Message, StringComparison.Ordinal);
    }
}
