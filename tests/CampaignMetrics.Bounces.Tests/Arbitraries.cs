using FsCheck;
using FsCheck.Fluent;

namespace CampaignMetrics.Bounces.Tests;

/// <summary>Generators of texts that look like replies.</summary>
internal static class Arbitraries
{
    private static readonly string[] Words =
        [
            "550", "5.1.1", "4.2.2", "452", "user", "unknown", "mailbox", "full", "spam", "blocked", "<ann@example.net>", "192.0.2.1",
            "quota", "exceeded", "sender", "rejected", "host", "not", "found",
            "try", "again", "later", "relay", "denied", "[TSS04]", "gsmtp", "postfach", "voll", "ящик", "переполнен", "邮箱已满", "policy",
            "timed", "out", "does", "exist"];

    public static Arbitrary<string> ReplyText { get; } =
        Gen.Elements(Words).ListOf().Select(words => string.Join(' ', words)).ToArbitrary();
}
