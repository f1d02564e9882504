using CampaignMetrics.Webhooks.Tests.Providers.AmazonSes;
using CampaignMetrics.Webhooks.Tests.Verification;
using CampaignMetrics.Webhooks.Verification;

namespace CampaignMetrics.Webhooks.Tests.Attacks;

/// <summary>What anybody can make a host do before it knows who asks.</summary>
public sealed class WorkTests
{
    private static readonly byte[] TooLarge = new byte[WebhookOptions.Default.MaxBodyBytes + 1];

    public static TheoryData<string> Providers => [.. Signers.All.Select(signed => signed.Provider).Distinct()];

    [Theory, MemberData(nameof(Providers))]
    public void A_body_that_is_too_large_is_not_hashed(string provider) =>
        Assert.Equal(
            "the body is too large",
            Of(provider).Verifier().Refuses(new WebhookRequest(TooLarge) { Headers = Of(provider).Request.Headers }));

    [Fact]
    public void Nor_is_it_compared() =>
        Assert.Equal("the body is too large", new BasicAuthVerifier(new BasicCredential("u", "p")).Refuses(new WebhookRequest(TooLarge)));

    [Fact]
    public void An_SNS_message_of_megabytes_is_not_parsed() =>
        Assert.Equal("the body is too large for SNS", SnsSigner.Verifier().Refuses(new WebhookRequest(new byte[(4 << 20) + 1])));

    [Theory]
    [InlineData(16, true), InlineData(17, false), InlineData(2000, false)]
    public void A_few_signatures_of_Svix_are_looked_at(int count, bool isVerified)
    {
        var signed = Signers.Resend();
        var right = signed.Headers.Single(header => header.Name == "svix-signature").Value;
        var list = string.Join(' ', Enumerable.Repeat("v1,AAAA", count - 1).Append(right));
        var request =
            Signed.RequestOf(signed.Body, [.. signed.Headers.Where(header => header.Name != "svix-signature"), ("svix-signature", list)]);
        Assert.Equal(isVerified, signed.Verifier().Accepts(request));
    }

    [Fact]
    public void A_body_is_not_copied_however_many_signatures_there_are()
    {
        var (verifier, request) = (Signers.ResendVerifier(), Svix(new byte[8 << 20], signatures: 16));
        var before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Equal("the signature is wrong", verifier.Refuses(request));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1 << 20);
    }

    [Theory]
    [InlineData(91, true), InlineData(92, false)]
    public void A_signed_object_has_a_hundred_members_at_most(int added, bool isVerified)
    {
        var members = SnsSigner.Body(SnsSigner.Notification())[..^1];
        var body = members + string.Concat(Enumerable.Range(0, added).Select(i => $",\"f{i}\":1")) + "}";
        Assert.Equal(isVerified, SnsSigner.Verifier().Accepts(Requests.Of(body)));
    }

    /// <summary>A header that is optional is refused all the same where nobody can tell which one counts.</summary>
    [Theory, MemberData(nameof(Providers))]
    public void A_security_header_that_comes_twice_does_not_pass(string provider)
    {
        var signed = Of(provider);
        foreach (var header in signed.Headers.Where(header => header.Name is not "Content-Type"))
            Assert.Equal(
                $"the header {header.Name} comes more than once",
                signed.Verifier().Refuses(Signed.RequestOf(signed.Body, [.. signed.Headers, header]))!, ignoreCase: true);
    }

    [Fact]
    public void Nor_does_an_authorization()
    {
        var request = Requests.Of("", ("Authorization", "Basic dTpw"), ("authorization", "Basic dTpw"));
        Assert.Equal(
            "the header Authorization comes more than once", new BasicAuthVerifier(new BasicCredential("u", "p")).Refuses(request));
        Assert.Equal("the header Authorization comes more than once", new BearerVerifier("t").Refuses(request));
    }

    [Fact]
    public void A_header_of_megabytes_is_not_looked_at() =>
        Assert.Equal(
            "the header Authorization is too long",
            new BearerVerifier("t").Refuses(Requests.Of("", ("Authorization", "Bearer " + new string('a', 1_000_000)))));

    private static WebhookRequest Svix(byte[] body, int signatures)
    {
        var list = string.Join(' ', Enumerable.Repeat(Signers.SvixSignature("of something else"), signatures));
        var headers = new WebhookHeaders();
        foreach (var (name, value) in Signers.Resend().Headers) headers.Add(name, name == "svix-signature" ? list : value);
        return new WebhookRequest(body) { Headers = headers };
    }

    private static Signed Of(string provider) => Signers.All.First(signed => signed.Provider == provider);
}
