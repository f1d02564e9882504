using System.Text;
using CampaignMetrics.Webhooks.Tests.Cases;
using CampaignMetrics.Webhooks.Tests.Verification;
using FsCheck;
using FsCheck.Fluent;

namespace CampaignMetrics.Webhooks.Tests.Attacks;

/// <summary>
/// What holds for every provider that signs: of a captured request nothing can be made that passes and tells anything else.
/// </summary>
public sealed class ForgeryLawTests
{
    private const string Eve =
        """{"event":"open","type":"email.opened","eventType":"Open","email":"eve@example.com","recipient":"eve@example.com","timestamp":1772442000}""";

    /// <summary>Texts that are put into a body, where a member or a field may begin or end.</summary>
    private static readonly string[] Insertions =
    [
        ",\"Type\":null", "\"Type\":null,", ",\"signature\":null", "\"auth\":\"00\",", "\"auth\":null,", "\"AUTH\":\"x\",",
        "\"\\u0061uth\":null,", "\"data\":null,", "\"data\":{},", "\"events\":null,",
        "\"event-data\":null,", "\"Message\":\"{}\",", "\"m\\u0065ssage\":\"{}\",", $"\"events\":[{Eve}],", $"\"event-data\":{Eve},",
        $"{Eve},", $",{Eve}", Eve, "\n" + Eve, $"[{Eve}]", "0", " ", "\r\n", "\t",
        "&mandrill_events=[]", "mandrill_events=[]&", "&event=open&email=eve@example.com&timestamp=1772442000", "&", "%00", "\uFEFF", "\0",
        "null", "--", "--o\r\n",
        string.Concat(Enumerable.Range(0, 1000).Select(i => $"\"f{i}\":1,")),
    ];

    private static readonly (string Name, string Value)[] Headers =
    [
        ("Content-Type", "application/json"), ("Content-Type", "application/x-www-form-urlencoded"),
        ("Content-Type", "multipart/form-data; boundary=o"), ("Content-Type", "multipart/form-data; boundary=on"),
        ("Content-Type", "multipart/form-data"), ("Content-Type", "text/plain"), ("svix-id", "msg_2"), ("webhook-id", "msg_2"),
        ("webhook-timestamp", "1772442005"), ("webhook-signature", "v1,AAAA"),
        ("x-amz-sns-message-type", "SubscriptionConfirmation"), ("x-amz-sns-topic-arn", "arn:aws:sns:eu-west-1:666666666666:mine"),
        ("Signature", "00"), ("X-Postal-Signature-256", "AA=="),
        ("X-Mailtrap-Signature", "00"), ("Authorization", "Basic AAAA"), ("ID", "2"),
    ];

    [Fact]
    public void Every_genuine_request_passes_and_tells_one_event() => Assert.All(Signers.All, signed =>
    {
        Assert.True(signed.Verifier().Accepts(signed.Request), signed.Provider);
        Assert.Single(signed.From.Read(signed.Request).Events);
    });

    [Fact]
    public void No_forgery_passes_with_other_events()
    {
        var forgeries =
            from signed in Gen.Elements(Signers.All.ToArray())
            from body in Bodies(signed.Body)
            from headers in HeaderSets(signed.Headers)
            select (signed, body, headers);
        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(Trials.Of(3000)),
            Prop.ForAll(forgeries.ToArbitrary(), forged => IsHarmless(forged.signed, Signed.RequestOf(forged.body, forged.headers))));
    }

    /// <summary>Every single insertion at every place, and every header, one by one: nothing is left to luck.</summary>
    [Theory]
    [
        InlineData("UnisenderGo"), InlineData("AmazonSes"), InlineData("Mailtrap"), InlineData("Mandrill"), InlineData("SendGrid"),
        InlineData("Resend"), InlineData("MailerSend"), InlineData("Postal"),
    ]
    public void No_header_and_no_text_at_either_end_makes_other_events(string provider)
    {
        foreach (var signed in Signers.All.Where(each => each.Provider == provider))
        {
            foreach (var header in Headers)
            {
                Assert.True(IsHarmless(signed, Signed.RequestOf(signed.Body, [.. signed.Headers, header])), $"{header} added");
                Assert.True(
                    IsHarmless(signed, Signed.RequestOf(signed.Body, [.. signed.Headers.Where(own => own.Name != header.Name), header])),
                    $"{header} instead");
            }
            foreach (var text in Insertions)
            {
                Assert.True(IsHarmless(signed, Signed.RequestOf(text + signed.Body, signed.Headers)), $"{text} before");
                Assert.True(IsHarmless(signed, Signed.RequestOf(signed.Body + text, signed.Headers)), $"{text} behind");
                Assert.True(
                    IsHarmless(signed, Signed.RequestOf(signed.Body[..1] + text + signed.Body[1..], signed.Headers)),
                    $"{text} after the first character");
            }
        }
    }

    private static Gen<string> Bodies(string body)
    {
        var at = Gen.OneOf(Gen.Choose(0, body.Length), Gen.Elements(0, 1, body.Length - 1, body.Length));
        var inserted = from i in at from text in Gen.Elements(Insertions) select body[..i] + text + body[i..];
        var removed = from i in at from length in Gen.Choose(1, 20) select body[..i] + body[Math.Min(body.Length, i + length)..];
        var moved = from i in at from j in at from length in Gen.Choose(1, 40) select Moved(body, i, j, length);
        return Gen.Frequency((2, Gen.Constant(body)), (4, inserted), (1, removed), (2, moved));
    }

    private static string Moved(string body, int from, int to, int length)
    {
        var piece = body[from..Math.Min(body.Length, from + length)];
        return body[..to] + piece + body[to..];
    }

    private static Gen<(string Name, string Value)[]> HeaderSets(IReadOnlyList<(string Name, string Value)> own)
    {
        var genuine = own.ToArray();
        var added = from header in Gen.Elements(Headers) select (ValueTuple<string, string>[])[.. genuine, header];
        var replaced = from header in Gen.Elements(Headers) select (ValueTuple<string, string>[])[
            .. genuine.Where(each => each.Name != header.Name), header];
        var missing = from i in Gen.Choose(0, genuine.Length - 1) select genuine.Where((_, at) => at != i).ToArray();
        var doubled = from i in Gen.Choose(0, genuine.Length - 1) select (ValueTuple<string, string>[])[.. genuine, genuine[i]];
        return Gen.OneOf(Gen.Constant(genuine), added, replaced, missing, doubled);
    }

    /// <summary>A host sees the genuine request too: for Mailgun that is what binds the event to the token.</summary>
    private static bool IsHarmless(Signed signed, WebhookRequest forged)
    {
        var verifier = signed.Verifier();
        verifier.Accepts(signed.Request);
        return !verifier.Accepts(forged) || Told(signed, forged).SetEquals(Told(signed, signed.Request)) || Told(signed, forged).Count == 0;
    }

    private static HashSet<string> Told(Signed signed, WebhookRequest request)
    {
        var result = signed.From.Read(request);
        return [.. Case.Lines(result with { Others = [], Skipped = [], Refusal = null })];
    }
}
