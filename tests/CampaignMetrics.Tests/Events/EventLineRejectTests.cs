using System.Runtime.ExceptionServices;

namespace CampaignMetrics.Tests.Events;

public sealed class EventLineRejectTests
{
    [Theory]
    [InlineData("""{"type":"sent","at":"2026-03-01T10:00:00Z","em""", "bad JSON at byte")] // truncated
    [InlineData("""{"type":"sent",}""", "bad JSON at byte")]
    [InlineData("{", "bad JSON")]
    [InlineData("not json", "bad JSON")]
    [InlineData("null", "not a JSON object")]
    [InlineData("\"type\"", "not a JSON object")]
    [InlineData("{}", "no type")]
    [InlineData("""{"at":"2026-03-01T10:00:00Z","email":"e","recipient":"r"}""", "no type")]
    [InlineData("""{"type":null,"at":"2026-03-01T10:00:00Z","email":"e","recipient":"r"}""", "no type")]
    [InlineData("""{"type":"sent","email":"e","recipient":"r"}""", "no at")]
    [InlineData("""{"type":"sent","at":"2026-03-01T10:00:00Z","recipient":"r"}""", "no email")]
    [InlineData("""{"type":"opened","at":"2026-03-01T10:00:00Z","email":"","recipient":"r"}""", "no email")]
    [InlineData("""{"type":"sent","at":"2026-03-01T10:00:00Z","email":"e"}""", "no recipient")]
    [InlineData("""{"type":"sent","at":"2026-03-01T10:00:00Z","email":"e","recipient":""}""", "no recipient")]
    [InlineData(Lines.Minimal + "x", "bad JSON")]
    [InlineData(Lines.Minimal + Lines.Minimal, "bad JSON")]
    [InlineData(Lines.Minimal + " ,", "bad JSON")]
    public void A_line_that_is_no_event_is_rejected_with_the_reason(string line, string reason) => IsRejected(line, reason);

    [Theory]
    [InlineData("sent", "\"id\":7", "id is not a string")]
    [InlineData("sent", "\"campaign\":7", "campaign is not a string")]
    [InlineData("clicked", "\"url\":{}", "url is not a string")]
    [InlineData("clicked", "\"userAgent\":[\"UA\"]", "userAgent is not a string")]
    [InlineData("sent", "\"list\":7", "list is not a string or an array of strings")]
    [InlineData("sent", "\"list\":[7]", "list holds what is not a string")]
    [InlineData("sent", "\"list\":[[\"a\"]]", "list holds what is not a string")]
    [InlineData("sent", "\"tags\":[\"a\"]", "tags is not an object")]
    [InlineData("sent", "\"tags\":{\"a\":1}", "tags holds what is not a string")]
    [InlineData("sent", "\"tags\":{\"a\":{\"b\":\"c\"}}", "tags holds what is not a string")]
    [InlineData("viewed", "\"seconds\":\"8\"", "seconds is not a number")]
    [InlineData("viewed", "\"seconds\":-0.001", "seconds is negative")]
    [InlineData("viewed", "\"seconds\":-1e300", "seconds is negative")]
    [InlineData("converted", "\"amount\":\"8\"", "amount is not a number")]
    [InlineData("converted", "\"amount\":1e30", "amount is out of range")]
    [InlineData("converted", "\"amount\":1000000000001", "amount is out of range")]
    [InlineData("converted", "\"amount\":0.0000000001", "amount has more than 9 decimals")]
    [InlineData("converted", "\"amount\":19.990000000000002", "amount has more than 9 decimals")]
    [InlineData("opened", "\"bot\":\"true\"", "bot is not true or false")]
    [InlineData("opened", "\"bot\":1", "bot is not true or false")]
    [InlineData("opened", "\"actor\":\"ghost\"", "unknown actor 'ghost'")]
    [InlineData("opened", "\"actor\":\"Human\"", "unknown actor 'Human'")]
    [InlineData("clicked", "\"role\":\"button\"", "unknown role 'button'")]
    [InlineData("clicked", "\"part\":\"amp\"", "unknown part 'amp'")]
    [InlineData("exploded", "", "unknown type 'exploded'")]
    [InlineData("Sent", "", "unknown type 'Sent'")]
    [InlineData("clicked", "\"url\":\"\\ud800\"", "url holds half a surrogate pair")]
    [InlineData("sent", "\"list\":[\"\\udc00x\"]", "list holds half a surrogate pair")]
    [InlineData("sent", "\"tags\":{\"\\ud800\":\"a\"}", "tags holds half a surrogate pair")]
    public void A_property_that_is_not_what_it_should_be_is_rejected_with_the_reason(string type, string property, string reason) =>
        IsRejected(Lines.Of(type, property), reason);

    [Theory]
    [InlineData("\"\\ud800\":1")]
    [InlineData("\"x\":\"\\ud800\"")]
    public void Half_a_surrogate_pair_in_what_is_not_ours_hurts_nothing(string property) =>
        Assert.Equal(Lines.Event(Lines.Minimal), Lines.Event(Lines.Of("sent", property)));

    [Theory]
    [InlineData("7", "at is not")]
    [InlineData("\"\"", "at is not an RFC 3339 time")]
    [InlineData("\"2026-03-01\"", "at is not an RFC 3339 time")]
    [InlineData("\"2026-03-01T10:00:00\"", "at has no offset")]
    [InlineData("\"2026-03-01T10:00:00.5\"", "at has no offset")]
    [InlineData("\"2026-03-01T10:00:00+0100\"", "at is not an RFC 3339 time")]
    [InlineData("\"2026-03-01T10:00:00.Z\"", "at is not an RFC 3339 time")]
    [InlineData("\"2026-03-01T10:00:00ZZ\"", "at is not an RFC 3339 time")]
    [InlineData("\"2026-03-01T10:00:00+24:00\"", "at is not an RFC 3339 time")]
    [InlineData("\"2026-02-29T10:00:00Z\"", "at is no calendar date")]
    [InlineData("\"2026-13-01T10:00:00Z\"", "at is no calendar date")]
    [InlineData("\"2026-04-31T10:00:00Z\"", "at is no calendar date")]
    [InlineData("\"0000-01-01T10:00:00Z\"", "at is no calendar date")]
    [InlineData("\"2026-03-01T24:00:00Z\"", "at is no time of day")]
    [InlineData("\"2026-03-01T10:60:00Z\"", "at is no time of day")]
    [InlineData("\"2026-03-01T10:15:60Z\"", "at is no time of day")] // leap seconds end days of UTC only
    [InlineData("\"2026-03-01T10:00:61Z\"", "at is no time of day")]
    [InlineData("\"9999-12-31T23:59:59Z\"", "at is outside the years 1970 to 2199")]
    [InlineData("\"1969-12-31T23:59:59.999Z\"", "at is outside the years 1970 to 2199")]
    [InlineData("\"2200-01-01T00:00:00Z\"", "at is outside the years 1970 to 2199")]
    [InlineData("\"1970-01-01T00:00:00+00:01\"", "at is outside the years 1970 to 2199")]
    public void A_bad_time_is_rejected_with_the_reason(string at, string reason) =>
        IsRejected($$"""{"type":"sent","at":{{at}},"email":"e","recipient":"r"}""", reason);

    [Fact]
    public void Invalid_utf8_is_rejected_wherever_it_stands()
    {
        byte[] bytes = [.. Lines.Utf8("{\"x\":\""), 0xC3, 0x28, .. Lines.Utf8("\"}\n" + Lines.Minimal)];
        var reads = Lines.Read(bytes);
        Assert.Equal((1, "not valid UTF-8"), (reads[0].Line, reads[0].Reason));
        Assert.NotNull(reads[1].Event);
    }

    [Fact]
    public void A_line_of_10_megabytes_is_rejected_and_the_next_one_read()
    {
        var reads = Lines.Read(Lines.Minimal + "\n" + Lines.Of("sent", $"\"x\":\"{new string('x', 10_000_000)}\"") + "\n" + Lines.Minimal);
        Assert.Equal([1, 2, 3], reads.Select(read => read.Line));
        Assert.Equal("line is longer than 1,048,576 bytes", reads[1].Reason);
        Assert.NotNull(reads[2].Event);
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(-1, false)]
    public void The_longest_line_is_an_option_and_counts_no_line_end(int less, bool isRead) =>
        Assert.Equal(
            isRead,
            Lines.Read(Lines.Minimal + "\r\n", new EventLineOptions { MaxLineBytes = Lines.Minimal.Length + less })[0].Event is not null);

    [Fact]
    public void Ten_thousand_nested_arrays_are_rejected() =>
        IsRejected(Lines.Of("sent", $"\"x\":{new string('[', 10_000)}{new string(']', 10_000)}"), "bad JSON");

    [Fact]
    public void An_id_may_have_200_characters_but_not_201()
    {
        Assert.Equal(200, Lines.Event(Lines.Of("sent", $"\"id\":\"{new string('é', 200)}\"")).Id.Value.Length);
        IsRejected(Lines.Of("sent", $"\"id\":\"{new string('é', 201)}\""), "id is longer than 200 characters");
    }

    [Fact]
    public void Rejected_lines_carry_their_number_and_nothing_else_is_lost()
    {
        var reads = Lines.Read($"{Lines.Minimal}\noops\n\n{Lines.Minimal}\n{{}}\n{Lines.Minimal}");
        Assert.Equal(
            [(1, true), (2, false), (4, true), (5, false), (6, true)], reads.Select(read => ((int)read.Line, read.Event is not null)));
        Assert.All(reads, read => Assert.NotEqual(read.Event is null, read.Reason is null));
    }

    [Theory]
    [InlineData("x")]
    [InlineData("""{"type":"sent","at":"2026-03-01T10:00:00Z","em""")]
    [InlineData("""{"type":"sent","list":["\ud800"]}""")]
    [InlineData("""{"type":"sent","id":"\udc00"}""")]
    [InlineData("""{"type":"sent","x":[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[""")]
    [InlineData("""{"type":7}""")]
    [InlineData("""{"type":"sent","at":"9999-99-99T99:99:99Z"}""")]
    [InlineData("""{"type":"converted","amount":1e999}""")]
    public void A_bad_line_costs_no_exception(string line)
    {
        var (thrown, thread) = (0, Environment.CurrentManagedThreadId);
        void Count(object? sender, FirstChanceExceptionEventArgs e) => thrown += Environment.CurrentManagedThreadId == thread ? 1 : 0;
        AppDomain.CurrentDomain.FirstChanceException += Count;
        try
        {
            Assert.NotNull(Lines.Read(line)[0].Reason);
        }
        finally
        {
            AppDomain.CurrentDomain.FirstChanceException -= Count;
        }
        Assert.Equal(0, thrown);
    }

    private static void IsRejected(string line, string reason)
    {
        var read = Assert.Single(Lines.Read("\n" + line));
        Assert.Null(read.Event);
        Assert.Equal(2, read.Line);
        Assert.StartsWith(reason, read.Reason, StringComparison.Ordinal);
    }
}
