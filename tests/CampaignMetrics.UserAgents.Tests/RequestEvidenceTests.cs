namespace CampaignMetrics.UserAgents.Tests;

public sealed class RequestEvidenceTests
{
    [Theory]
    [InlineData("HEAD", null, "request/head")]
    [InlineData(" HEAD ", null, "request/head")]
    [InlineData("head", null, "request/head")]
    [InlineData("GET", "prefetch", "request/prefetch")]
    [InlineData("GET", "prefetch;prerender", "request/prefetch")]
    [InlineData("GET", "prefetch; anonymous-client-ip", "request/prefetch")]
    [InlineData("GET", "prefetch;anonymous-client-ip", "request/prefetch")]
    [InlineData("GET", "prefetch prerender", "request/prefetch")]
    [InlineData("GET", "\"prefetch\"", "request/prefetch")]
    [InlineData("GET", ": preview", "request/prefetch")]
    [InlineData("GET", "Purpose: prefetch", "request/prefetch")]
    [InlineData(null, "Preview", "request/prefetch")]
    [InlineData("GET", "navigate", null)]
    [InlineData("GET", "pre-fetch", null)]
    [InlineData("GET", "x-preview", "request/prefetch")]
    [InlineData("GET", "PreFetched", "request/prefetch")]
    [InlineData("GET", "next=prefetch", "request/prefetch")]
    [InlineData("POST", "", null)]
    [InlineData(null, null, null)]
    public void Method_and_purpose_tell_a_machine(string? method, string? purpose, string? rule) =>
        Assert.Equal(rule, RequestEvidence.OfMachine(method, purpose));

    [Theory]
    [InlineData("Sec-Purpose", "prefetch")]
    [InlineData("Purpose", "prefetch")]
    [InlineData("X-Purpose", "preview")]
    [InlineData("X-Moz", "prefetch")]
    public void Every_header_that_states_a_purpose_is_read(string name, string value) =>
        Assert.Equal("request/prefetch", RequestEvidence.OfMachine("GET", header => header == name ? value : null));

    [Fact]
    public void Other_headers_are_not_asked_for() =>
        Assert.Null(RequestEvidence.OfMachine("GET", header => header == "Accept" ? "prefetch" : null));

    [Fact]
    public void Headers_that_cannot_be_looked_up_are_a_mistake() =>
        Assert.Throws<ArgumentNullException>(() => RequestEvidence.OfMachine("GET", (Func<string, string?>)null!));
}
