using CampaignMetrics.Bounces;
using CampaignMetrics.Webhooks;

namespace CampaignMetrics.Conventions.Tests.Docs;

/// <summary>The code of docs/guide/bounces.md about rules of one's own, run.</summary>
public sealed class BouncesPageTests
{
    private const string Reply = "550 The owner is on leave";

    private static BounceClassifier Knowing()
    {
        // snippet
        var knowing = BounceClassifier.Default.WithRulesInFront("""
            receiver: acme | mx.acme.example; acme.example
            source: Acme postmaster page, "Reply codes"
            acme-holiday | MailboxInactive | receiver=acme code=550 not=5.7.x | on leave ~ until
            """);
        // end
        return knowing;
    }

    [Theory, InlineData("x | Nothing | - | gone"), InlineData("x | UserUnknown | - | gone")]
    public void Faults_of_a_table_are_values(string table)
    {
        // snippet
        if (!BounceClassifier.Default.TryWithRulesInFront(table, out var own, out var faults))
            foreach (BounceRuleFault fault in faults) Console.Error.WriteLine($"our-rules.txt, line {fault.Line}: {fault.Reason}");
        // end
        Assert.Equal(own is null, faults.Count == 1);
    }

    [Theory, InlineData("acme.example", "mailboxInactive"), InlineData("other.example", null)]
    public void Webhooks_are_read_by_them(string domain, string? reason)
    {
        var knowing = Knowing();
        var request = new WebhookRequest(System.Text.Encoding.UTF8.GetBytes(
            $$"""
            [{"event":"bounce","type":"bounce","email":"ann@{{domain}}","timestamp":1772442000,"sg_message_id":"m","reason":"{{Reply}}"}]
            """));
        // snippet
        var result = WebhookProvider.SendGrid.Read(request, new WebhookOptions { Bounces = knowing });
        // end
        var told = Assert.IsType<Bounced>(Assert.Single(result.Events).Event).Response.BounceReason;
        if (reason is null) Assert.NotEqual("mailboxInactive", told);
        else Assert.Equal(reason, told);
    }

    [Fact]
    public void A_ledger_asks_them_for_what_events_do_not_state()
    {
        var knowing = Knowing();
        // snippet
        var enrichment = new Enrichment
        {
            Bounces = response => knowing.Classify(
                SmtpReply.Parse(response.Smtp ?? ""),
                new BounceContext(
                    RemoteHost: response.RemoteMta,
                    Status: EnhancedStatusCode.TryParse(response.Status, out var status) ? status : default)),
        };
        // end
        var verdict = enrichment.Bounces(new ServerResponse { Smtp = Reply, RemoteMta = "mx.acme.example" });
        Assert.Equal("acme-holiday", verdict.Rule);
    }
}
