using CampaignMetrics.UserAgents.Matching;

namespace CampaignMetrics.UserAgents.Tests.Matching;

public sealed class RuleTableTests
{
    [Fact]
    public void A_row_has_a_name_hints_and_a_condition() =>
        Assert.Equal([new("Acme Mail", DeviceType.Mobile, "iOS", "acme"), new("Other", DeviceType.Unknown, null, "x: y")],
            RuleTable.Read("# a comment\n\nAcme Mail [mobile, iOS]: acme\nOther: x: y\n"));

    [Fact]
    public void An_indented_line_goes_on_with_the_one_before() =>
        Assert.Equal("acme | other & more", Assert.Single(RuleTable.Read("A: acme\r\n    | other\r\n    & more\r\n")).When);

    [Fact]
    public void What_a_row_excepts_holds_for_each_of_its_alternatives() =>
        Assert.Equal("a & b & !x & !y | c & !x & !y", Assert.Single(RuleTable.Read("A: a & b | c\n    unless x | y\n")).When);

    [Fact]
    public void A_table_that_is_not_there_is_a_mistake() => Assert.Throws<ArgumentException>(() => RuleTable.ReadEmbedded("no-such-table"));

    [Fact]
    public void No_alternative_is_listed_twice_for_a_kind()
    {
        var twice = BuiltInRules.Agents.SelectMany(rule => rule.When.Split(" | ").Select(when => (rule.Kind, when)))
            .GroupBy(pair => pair).Where(group => group.Count() > 1);
        Assert.Empty(twice.Select(group => group.Key));
    }

    [Fact]
    public void Every_rule_of_a_kind_has_an_id_that_tells_it() =>
        Assert.All(BuiltInRules.Agents, rule => Assert.Matches("^[a-z-]+/[a-z0-9&+-]+$", rule.Id));

    [Fact]
    public void Every_condition_can_hold() =>
        Assert.All(BuiltInRules.Agents.SelectMany(rule => rule.Alternatives),
            condition => Assert.Empty(condition.Required.Intersect(condition.Forbidden)));
}
