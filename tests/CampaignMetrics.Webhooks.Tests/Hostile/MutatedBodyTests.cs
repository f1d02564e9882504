using System.Text;
using CampaignMetrics.Webhooks.Tests.Attacks;
using CampaignMetrics.Webhooks.Tests.Cases;
using CampaignMetrics.Webhooks.Tests.Verification;

namespace CampaignMetrics.Webhooks.Tests.Hostile;

/// <summary>Any body and any header: no exception, and no event that the body does not tell of.</summary>
/// <remarks><c>CAMPAIGNMETRICS_MUTATIONS=1000000</c> tries a million.</remarks>
public sealed class MutatedBodyTests
{
    private static readonly WebhookOptions Options = new() { UnknownEmail = null };

    [Fact]
    public void A_mutated_body_never_throws_and_never_gives_an_event_that_it_does_not_hold()
    {
        var random = new Random(Trials.Seed());
        var cases = CaseFile.All.Select(told => (Case: told, Body: Encoding.UTF8.GetBytes(told.Body)))
            .Where(told => told.Body.Length < 6000)
            .ToList();
        for (var i = 0; i < Mutations.Count(Trials.Of(110_000)); i++)
        {
            var (told, original) = cases[i % cases.Count];
            var body = Mutation.Of(original, random);
            var result = told.From.Read(told.RequestOf(body), Options);
            if (result.Events.Count == 0) continue;
            var texts = new BodyTexts(body);
            foreach (var each in result.Events)
                foreach (var text in TextsOf(each).Append(RecipientOf(each)))
                    if (!texts.Holds(text)) Assert.Fail($"{told}: {text} is not in {Encoding.UTF8.GetString(body)}");
        }
    }

    [Fact]
    public void A_request_with_mutated_headers_never_throws_and_passes_only_as_it_was_signed()
    {
        var random = new Random(Trials.Seed());
        for (var i = 0; i < Mutations.Count(Trials.Of(20_000)); i++)
        {
            var signed = Signers.All[i % Signers.All.Count];
            var at = random.Next(signed.Headers.Count);
            var (name, value) = signed.Headers[at];
            var mutated = Encoding.Latin1.GetString(Mutation.Of(Encoding.Latin1.GetBytes(value), random));
            var forged = Signed.RequestOf(signed.Body, [.. signed.Headers.Where((_, other) => other != at), (name, mutated)]);
            var isPassed = signed.Verifier().Accepts(forged);
            var told = signed.From.Read(forged);
            if (isPassed && told.Events.Count > 0) Assert.Equal(Case.Lines(signed.From.Read(signed.Request)), Case.Lines(told));
        }
    }

    [Fact]
    public void Random_bytes_never_throw_and_give_no_event()
    {
        var random = new Random(Trials.Seed());
        var bytes = new byte[300];
        for (var i = 0; i < 2000; i++)
        {
            random.NextBytes(bytes);
            foreach (var provider in WebhookProvider.All) Assert.Empty(provider.Read(new WebhookRequest(bytes)).Events);
        }
    }

    private static IEnumerable<string> TextsOf(WebhookEvent told) =>
        (
            (IEnumerable<string?>)[
                told.MessageId, told.Event.Email?.Value, told.Event.Segments.Campaign?.Value,
                told.Event.Segments.Workflow,
            .. told.Event.Segments.Lists, .. told.Event.Segments.Tags.Keys, .. told.Event.Segments.Tags.Values,
            .. OwnTexts(told.Event)]).OfType<string>().Where(text => text.Length > 0);

    /// <summary>The recipient; of an address, what stands before its domain, which is kept in ASCII however the body spells it.</summary>
    private static string RecipientOf(WebhookEvent told)
    {
        var recipient = told.Event.Recipient.Value;
        return recipient.Contains('@', StringComparison.Ordinal) ? recipient[..(recipient.LastIndexOf('@') + 1)] : recipient;
    }

    private static IEnumerable<string?> OwnTexts(EmailEvent told) => told switch
    {
        Opened opened => Texts(opened.Request),
        Clicked clicked => [clicked.Url, clicked.Link, .. Texts(clicked.Request)],
        Viewed viewed => Texts(viewed.Request),
        Bounced bounced => [bounced.Response.Smtp, bounced.Response.RemoteMta],
        Deferred deferred => [deferred.Response.Smtp, deferred.Response.RemoteMta],
        NotSent notSent => [notSent.Reason],
        _ => [],
    };

    private static IEnumerable<string?> Texts(WebRequest request) =>
        [request.UserAgent, request.Ip, request.Place.Country, request.Place.Region, request.Place.City];
}
