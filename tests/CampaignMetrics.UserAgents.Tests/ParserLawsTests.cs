using FsCheck;
using FsCheck.Fluent;

namespace CampaignMetrics.UserAgents.Tests;

public sealed class ParserLawsTests
{
    private const string Chrome =
        "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/124.0.0.0 Safari/537.36";
    private static readonly UserAgentParser Uncached = new(cacheSize: 0);

    // Pieces of real user agents between arbitrary texts, so that rules meet in every combination.
    private static readonly Gen<string> Texts = Gen.OneOf(
        ArbMap.Default.GeneratorFor<string>().Select(text => text ?? ""),
        Gen.Elements(
            "Mozilla/5.0", " ", "(", ")", "; ", "Outlook-iOS/", "bot", "Android ", "Mobile/", "\0", "é", "\ud800", "%20", "compatible;",
            "+http://", "iPhone", "AppleWebKit/605", "(KHTML, like Gecko)", "9.1", "CFNetwork/", "Edge/12.246")
            .ListOf().Select(pieces => string.Concat(pieces)));

    [Fact]
    public void Any_text_has_an_answer() =>
        Prop.ForAll(Texts.ToArbitrary(), text => Enum.IsDefined(UserAgent.Parse(text).Kind)).QuickCheckThrowOnFailure();

    [Fact]
    public void The_cache_changes_no_answer() =>
        Prop.ForAll(Texts.ToArbitrary(), text =>
            UserAgent.Parse(text) == Uncached.Parse(text)
                && UserAgent.Parse(text) == Uncached.Parse(text.AsSpan())).QuickCheckThrowOnFailure();

    [Fact]
    public void Case_tells_nothing() =>
        Prop.ForAll(Texts.ToArbitrary(), text => WithoutVersion(ToUpperAscii(text)) == WithoutVersion(text)).QuickCheckThrowOnFailure();

    [Fact]
    public void Blanks_around_tell_nothing() =>
        Prop.ForAll(Texts.ToArbitrary(), text => Uncached.Parse($"  {text}\t") == Uncached.Parse(text)).QuickCheckThrowOnFailure();

    [Fact]
    public void Machines_have_neither_device_nor_system() =>
        Prop.ForAll(Texts.ToArbitrary(), text =>
            Uncached.Parse(text) is { Actor: AgentActor.Human, IsProxied: false }
                or { Device: DeviceType.Unknown, Os: null }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("a")]
    [InlineData("\0")]
    [InlineData("bot")]
    [InlineData("mobile/")]
    [InlineData("chrome/")]
    [InlineData("(khtml, like gecko)")]
    [InlineData("\ud83d\ude00")]
    public void A_megabyte_costs_no_memory_of_its_size(string piece)
    {
        var text = string.Concat(Enumerable.Repeat(piece, 1_000_000 / piece.Length));
        Assert.InRange(BytesOf(() => UserAgent.Parse(text)), 0, 10_000);
    }

    [Fact]
    public void A_text_seen_before_costs_no_memory()
    {
        UserAgent.Parse(Chrome);
        Assert.Equal(0, BytesOf(() => UserAgent.Parse(Chrome)));
    }

    [Fact]
    public void A_new_text_costs_its_version_and_its_place_in_the_cache()
    {
        var parser = new UserAgentParser();
        parser.Parse(Chrome + " warm up");
        Assert.InRange(BytesOf(() => parser.Parse(Chrome)), 1, 200);
    }

    [Fact]
    public void A_client_is_one_and_the_same_text_each_time() =>
        Assert.Same(Uncached.Parse(Chrome).Client, Uncached.Parse(Chrome + " ").Client);

    private static long BytesOf(Action action)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        action();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private static UserAgent WithoutVersion(string text) => Uncached.Parse(text) with { Version = null };

    private static string ToUpperAscii(string text) => string.Concat(text.Select(c => char.IsAsciiLetterLower(c) ? (char)(c - 32) : c));
}
