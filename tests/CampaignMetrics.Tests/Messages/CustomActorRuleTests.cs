namespace CampaignMetrics.Tests.Messages;

/// <summary>Rules of one's own have an id and a place among the built-in ones.</summary>
public sealed class CustomActorRuleTests
{
    private static MessageLedger Ledger(CustomActorRule[] rules, params EmailEvent[] events) =>
        Some.Ledger(new LedgerOptions { Enrichment = Enrichment.Default with { ActorRules = [.. rules] } }, events);

    private static string[] RuleIds(CustomActorRule[] rules, params EmailEvent[] events) =>
        [.. Ledger(rules, events).History(Some.Email, Some.Contact).Select(item => item.Label?.RuleId).OfType<string>()];

    private static void All(Span<Actor?> verdicts, Actor actor) => verdicts.Fill(actor);

    [Fact]
    public void A_rule_decides_what_none_before_it_has_decided()
    {
        EmailEvent[] events = [Some.Opened(agent: "curl/8.0"), Some.Clicked()];
        Assert.Equal(
            ["known-agent", "own"],
            RuleIds([CustomActorRule.After(ActorRule.KnownAgent, "own", (_, verdicts) => All(verdicts, Actor.Automation))], events));
        Assert.Equal(
            ["own", "own"],
            RuleIds([CustomActorRule.Before(ActorRule.KnownAgent, "own", (_, verdicts) => All(verdicts, Actor.Human))], events));
    }

    [Fact]
    public void A_label_of_a_rule_says_who_and_by_which()
    {
        var rule = CustomActorRule.Before(ActorRule.Burst, "own", (_, verdicts) => All(verdicts, Actor.PrivacyProxy));
        var label = Ledger([rule], Some.Opened()).History(Some.Email, Some.Contact).Single().Label!.Value;
        Assert.Equal((Actor.PrivacyProxy, ActorRule.Custom, "own"), (label.Actor, label.Rule, label.RuleId));
    }

    [Fact]
    public void Of_two_at_one_place_the_first_given_is_asked_first()
    {
        CustomActorRule Rule(string id) => CustomActorRule.Before(ActorRule.Burst, id, (_, verdicts) => All(verdicts, Actor.Human));
        Assert.Equal(["b"], RuleIds([Rule("b"), Rule("a")], Some.Opened()));
    }

    [Fact]
    public void What_an_event_states_is_final()
    {
        var rule = CustomActorRule.After(ActorRule.Stated, "own", (_, verdicts) => All(verdicts, Actor.Automation));
        Assert.Equal(["stated"], RuleIds([rule], Some.Opened(actor: Actor.Human)));
        Assert.Throws<ArgumentOutOfRangeException>(() => CustomActorRule.Before(ActorRule.Stated, "own", (_, _) => { }));
        Assert.Throws<ArgumentOutOfRangeException>(() => CustomActorRule.After(ActorRule.Default, "own", (_, _) => { }));
        Assert.Throws<ArgumentOutOfRangeException>(() => CustomActorRule.Before(ActorRule.Custom, "own", (_, _) => { }));
    }

    [Fact]
    public void A_click_that_a_rule_cleared_is_no_honeypot_click_for_what_is_near_it()
    {
        var rule = CustomActorRule.Before(ActorRule.Honeypot, "own", (requests, verdicts) =>
        {
            for (var i = 0; i < requests.Count; i++)
                if (requests[i].Role == LinkRole.Honeypot) verdicts[i] = Actor.Human;
        });
        Assert.Equal(["default", "own"], RuleIds([rule], Some.Opened(ip: "1.1.1.1"), Some.Clicked(ip: "1.1.1.1", role: LinkRole.Honeypot)));
    }

    [Fact]
    public void A_rule_sees_the_requests_by_time_and_what_is_said_of_them()
    {
        var seen = new List<string>();
        var rule = CustomActorRule.Before(ActorRule.Burst, "own", (requests, _) => seen.AddRange(requests.Select(request =>
            $"{request.Type} {request.At:HH:mm:ss} {request.UserAgent} {request.Agent.Role} {request.Ip} {request.Url} {request.Role} "
            + $"{request.Method} {request.Purpose} {request.Label?.RuleId}")));
        Ledger(
            [rule], Some.Delivered(), Some.Clicked(70, "https://shop.example/a", agent: "curl/8.0", ip: "192.0.2.7"),
            Some.Opened(60, agent: null, method: "GET", purpose: "other")).Report();
        Assert.Equal(
            [
                "Opened 09:01:00  Reader    GET other ",
                "Clicked 09:01:10 curl/8.0 Automation 192.0.2.7 https://shop.example/a Content   known-agent",
            ],
            seen);
    }

    [Fact]
    public void Messages_without_requests_ask_no_rule()
    {
        var asked = 0;
        var rule = CustomActorRule.Before(ActorRule.Burst, "own", (_, _) => asked++);
        Ledger([rule], Some.Sent(), Some.Delivered(), Some.Unsubscribed(), Some.Replied()).Report();
        Assert.Equal(0, asked);
    }

    [Fact]
    public void What_a_rule_leaves_out_stands_in_excluded_by_its_id()
    {
        var rule = CustomActorRule.Before(ActorRule.Burst, "own", (_, verdicts) => All(verdicts, Actor.Automation));
        var report = Ledger([rule], Some.Delivered(), Some.Opened(), Some.Clicked()).Report();
        Assert.Equal([new ExcludedEvents("own", 2)], report.Excluded.Rules);
    }

    [Fact]
    public void A_rule_that_is_cancelled_cancels_the_report()
    {
        var cancelled = CustomActorRule.Before(ActorRule.Burst, "own", (_, _) => throw new OperationCanceledException());
        Assert.Throws<OperationCanceledException>(() => Ledger([cancelled], Some.Opened()).Report());
    }

    [Fact]
    public void A_rule_that_throws_is_named()
    {
        var failing = CustomActorRule.Before(ActorRule.Burst, "own", (_, _) => throw new FormatException("no number"));
        var thrown = Assert.Throws<InvalidOperationException>(() => Ledger([failing], Some.Opened()).Report());
        Assert.Equal("The actor rule \"own\" failed: no number", thrown.Message);
        Assert.IsType<FormatException>(thrown.InnerException);
    }

    [Fact]
    public void An_actor_that_there_is_not_is_a_mistake_of_the_rule()
    {
        var wrong = CustomActorRule.Before(ActorRule.Burst, "own", (_, verdicts) => All(verdicts, (Actor)99));
        Assert.Throws<InvalidOperationException>(() => Ledger([wrong], Some.Opened()).Report());
    }

    [Theory]
    [InlineData("")]
    [InlineData("Own")]
    [InlineData("a-")]
    [InlineData("a--b")]
    [InlineData("own rule")]
    [InlineData("1st")]
    [InlineData("known-agent")]
    [InlineData("link-role")]
    [InlineData("custom")]
    public void An_id_that_is_none_or_taken_is_refused(string id) =>
        Assert.Throws<ArgumentException>(() => CustomActorRule.Before(ActorRule.Burst, id, (_, _) => { }));

    [Fact]
    public void Two_rules_of_one_id_are_refused()
    {
        CustomActorRule Rule() => CustomActorRule.Before(ActorRule.Burst, "own", (_, _) => { });
        Assert.Throws<ArgumentException>(() => Enrichment.Default with { ActorRules = [Rule(), Rule()] });
    }
}
