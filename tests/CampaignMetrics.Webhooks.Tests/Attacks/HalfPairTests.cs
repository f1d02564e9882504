using System.Runtime.ExceptionServices;
using System.Text;
using System.Text.Json;
using CampaignMetrics.Webhooks.Providers.UnisenderGo;
using CampaignMetrics.Webhooks.Reading;
using CampaignMetrics.Webhooks.Tests.Verification;

namespace CampaignMetrics.Webhooks.Tests.Attacks;

/// <summary>
/// Names that escapes make to no valid text cost as little as others: an exception for each of a million would keep a host busy.
/// </summary>
public sealed class HalfPairTests
{
    private static readonly string[] Texts =
    [
        "\\ud800", "\\udc00", "\\ud800\\ud800", "\\udc00\\ud800", "\\ud83d\\ude00", "\\uD83D\\uDE00x", "\\ud83d\\\\ude00",
        "\\ud83dx\\ude00",
        "\\\\ud800", "\\\\\\ud800", "\\ud83d\\n", "\\n", "a\\u0000b", "\\u00e9", "\\ud7ff\\ue000", "\\ud83d", "x\\ud83d\\ude00\\ud83d",
        "é\\n",
    ];

    public static TheoryData<string> Providers => [.. WebhookProvider.All.Select(provider => provider.Name)];

    [Theory, MemberData(nameof(Providers))]
    public void No_reader_throws_within(string provider)
    {
        var names = "{" + string.Concat(Enumerable.Repeat("\"\\ud800\":0,", 100)) + "\"a\":0}";
        var body =
            $$"""[{{names}},{"data":{{names}},"event-data":{{names}},"mail":{{names}},"payload":{{names}},"msys":{"a":{{names}} },"events":[{{names}}]}]""";
        Assert.Equal(0, Thrown(() => WebhookProvider.Find(provider)!.Read(Requests.Of(body))));
        Assert.Equal(0, Thrown(() => WebhookProvider.Find(provider)!.ReadPage(Encoding.UTF8.GetBytes(body))));
    }

    [Fact]
    public void Nor_does_a_verifier_that_looks_for_a_member()
    {
        var body = "{" + string.Concat(Enumerable.Repeat("\"\\ud800\":0,", 100)) + "\"auth\":\"00\"}";
        Assert.Equal(0, Thrown(() => Assert.Equal("auth is wrong", new UnisenderGoVerifier("key").Refuses(Requests.Of(body)))));
    }

    [Fact]
    public void What_is_a_text_is_what_the_framework_can_read()
    {
        foreach (var text in Texts)
        {
            var token = Encoding.UTF8.GetBytes($"\"{text}\"");
            Assert.Equal(ByFramework(token), JsonText.Decode(token, isEscaped: true));
        }
    }

    [Fact]
    public void So_is_broken_utf8_with_an_escape() => Assert.Null(JsonText.Decode([.. "\"\\n"u8, 0xff, .. "\""u8], isEscaped: true));

    private static string? ByFramework(byte[] token)
    {
        try
        {
            return JsonDocument.Parse(token).RootElement.GetString();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    private static int Thrown(Action action)
    {
        var (count, thread) = (0, Environment.CurrentManagedThreadId);
        void Count(object? sender, FirstChanceExceptionEventArgs e) => count += Environment.CurrentManagedThreadId == thread ? 1 : 0;
        AppDomain.CurrentDomain.FirstChanceException += Count;
        try
        {
            action();
        }
        finally
        {
            AppDomain.CurrentDomain.FirstChanceException -= Count;
        }
        return count;
    }
}
