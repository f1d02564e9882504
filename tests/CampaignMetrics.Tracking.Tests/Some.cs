using System.Text.RegularExpressions;

namespace CampaignMetrics.TrackedMail.Tests;

/// <summary>What a test needs and does not care about.</summary>
internal static partial class Some
{
    public const string BaseUrl = "https://t.example/t/", Ledger = "main";

    public const string Browser = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:128.0) Gecko/20100101 Firefox/128.0";

    public static readonly DateTimeOffset Start = new(2026, 3, 24, 9, 0, 0, TimeSpan.Zero);

    public static readonly TrackingKey Key = KeyOf(1);

    public static readonly TrackingKeys Keys = new(Key);

    public static readonly TrackingOptions Clicks = new() { BaseUrl = BaseUrl, Clicks = true };

    public static readonly TrackingOptions Everything = Clicks with { Opens = true, Honeypot = true, Viewing = true };

    public static readonly Sending Sending = new() { Ledger = Ledger, Email = "spring-sale", At = Start };

    public static readonly MessageRecipient Ann = new("ann@example.com");

    public static TrackingKey KeyOf(byte id, byte filling = 7) => new(id, Enumerable.Repeat(filling, 32).ToArray());

    public static TrackingToken Token(TokenKind kind) => new()
    {
        Kind = kind, Ledger = Ledger, Email = "spring-sale", Contact = "ann@example.com",
        Step = kind == TokenKind.View ? 1 : 0, OpenedAt = kind == TokenKind.View ? Start : null,
    };

    public static TrackingToken Link(string target) => Token(TokenKind.Click) with { Link = "h1", Target = target };

    public static TrackingHit Hit(TrackingToken token, string method = "GET") => new()
    {
        Token = Keys.Write(token), Method = method, At = Start.AddMinutes(5), Ip = "192.0.2.77", UserAgent = Browser,
    };

    public static PreparedMessage Message(string? html, string? text = null, TrackingOptions? options = null) =>
        EmailTemplate.Parse(html, text, options ?? Clicks).ForSending(Keys, Sending).For(Ann);

    public static PreparedMessage Headed(SenderHeaders headers, string baseUrl = BaseUrl) =>
        EmailTemplate.Parse("<p>Hello", null, Clicks with { BaseUrl = baseUrl })
            .ForSending(Keys, Sending with { Headers = headers }).For(Ann);

    /// <summary>The tokens of the tracked addresses in a text, in order.</summary>
    public static IReadOnlyList<TrackingToken> TokensIn(string? text) =>
        [.. Tracked().Matches(text ?? "").Select(match => TokenOf(match.Groups[1].Value))];

    public static TrackingToken TokenOf(string text) => Assert.IsType<TrackingToken>(Keys.Read(text).Token);

    /// <summary>A text with the addresses that stood in it before, as far as tokens tell.</summary>
    public static string Restored(string text) => Tracked().Replace(text, match => TokenOf(match.Groups[1].Value).Target ?? match.Value);

    [GeneratedRegex("https://t\\.example/t/([A-Za-z0-9_-]+)")]
    public static partial Regex Tracked();
}
