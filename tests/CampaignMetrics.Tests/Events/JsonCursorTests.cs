using System.Text;
using System.Text.Json;
using CampaignMetrics.Events;
using FsCheck;
using FsCheck.Fluent;

namespace CampaignMetrics.Tests.Events;

/// <summary>The reader that throws nothing against <see cref="Utf8JsonReader"/>: the same pieces, and wrong at the same byte.</summary>
public sealed class JsonCursorTests
{
    private static readonly string[] Pieces =
    [
        "\"", "\\", "\\n", "\\u0041", "\\u004", "\\ud83d\\ude00", "\\ud800", "\\x", "{", "}", "[", "]", ",", ":", " ", "\t", "\r",
        "null", "nul", "true", "false", "fals", "truex", "-", "-1", "01", "-01", "00",
        "1.", "1.5", "1e", "1e5", "1E+5", "1e-", "1.e5", ".5", "+1", "0", "0x1", "Infinity", "NaN",
        "//", "/**/", "é", "\u0001", "\u007f", "\uFEFF", "\"a\":", "\"a\":{", "\"a\":[", "\"a\":1", "{\"a\":1}", "[1,2]", "[[", "]]",
    ];

    [Theory]
    [InlineData("", 1)]
    [InlineData(" ", 2)]
    [InlineData("x", 1)]
    [InlineData("{", 2)]
    [InlineData("""{"a":1""", 7)]
    [InlineData("""{"a":1}}""", 8)]
    [InlineData("""{"a" 1}""", 6)]
    [InlineData("""{"a":1,}""", 8)]
    [InlineData("""{"a":"b""", 8)]
    [InlineData("""{"a":"\q"}""", 8)]
    [InlineData("""{"a":"\u00g0"}""", 11)]
    [InlineData("{\"a\":\"\u0001\"}", 7)]
    [InlineData("""{"a":nulx}""", 9)]
    [InlineData("""{"a":01}""", 7)]
    [InlineData("""{"a":1.}""", 8)]
    [InlineData("""{"a":-}""", 7)]
    [InlineData("""{"a":[1 2]}""", 9)]
    [InlineData("[1]//", 4)]
    public void A_text_that_is_no_JSON_is_wrong_at_the_first_byte_that_cannot_stand_there(string text, int at)
    {
        var json = new JsonCursor(Encoding.UTF8.GetBytes(text));
        while (json.Read()) { }
        Assert.Equal(at - 1, json.WrongAt);
    }

    [Theory]
    [InlineData(64, true)]
    [InlineData(65, false)]
    public void Sixty_four_levels_are_read_and_no_more(int levels, bool isRead)
    {
        foreach (var (open, close) in ((string, string)[])[("[", "]"), ("""{"a":""", "}")])
            Assert.Equal(isRead, Compare(Repeated(open, levels) + "1" + Repeated(close, levels)));

        static string Repeated(string text, int times) => string.Concat(Enumerable.Repeat(text, times));
    }

    [Fact]
    public void Written_events_are_read_alike()
    {
        foreach (var written in AnyEvent.Event.Sample(500, new Rnd(11), 50)) Assert.True(Compare(Lines.Write(written)));
    }

    [Fact]
    public void Mutated_lines_are_read_alike()
    {
        var (random, count) = (new Random(Trials.Seed()), Trials.Of(60_000));
        var seeds = AnyEvent.Event.Sample(200, new Rnd(12), 50).Select(written => Lines.Write(written)[..^1]).ToArray();
        var read = Enumerable.Range(0, count).Count(_ => Compare(Mutated(seeds[random.Next(seeds.Length)], random)));
        Assert.InRange(read, count / 12, count * 11 / 12);
    }

    [Fact]
    public void Random_pieces_are_read_alike()
    {
        var (random, count) = (new Random(Trials.Seed()), Trials.Of(200_000));
        var read = Enumerable.Range(0, count).Count(_ => Compare(string.Concat(random.GetItems(Pieces, random.Next(1, 9)))));
        Assert.InRange(read, count / 100, count * 3 / 4);
    }

    [Fact]
    public void A_line_cut_anywhere_is_read_alike()
    {
        foreach (var written in AnyEvent.Event.Sample(50, new Rnd(13), 50))
        {
            var line = Lines.Write(written)[..^1];
            for (var length = 0; length < line.Length; length++) Compare(line[..length]);
        }
    }

    private static bool Compare(string text) => Compare(Encoding.UTF8.GetBytes(text));

    /// <returns>Whether it is JSON.</returns>
    private static bool Compare(byte[] text)
    {
        if (!System.Text.Unicode.Utf8.IsValid(text)) return false;
        var json = new JsonCursor(text);
        var reader = new Utf8JsonReader(text, new JsonReaderOptions { MaxDepth = JsonCursor.MaxDepth });
        try
        {
            while (reader.Read())
            {
                if (!json.Read()) continue; // it may see sooner that a number is followed by what it cannot be
                Assert.Equal(reader.TokenType, TokenOf(json.Kind));
                if (reader.TokenType is not (JsonTokenType.PropertyName or JsonTokenType.String)) continue;
                Assert.Equal(TextOf(ref reader), Resolved(json));
            }
            Assert.False(json.Read());
            Assert.True(json.WrongAt < 0, $"{Encoding.UTF8.GetString(text)} is wrong at {json.WrongAt}");
            return true;
        }
        catch (JsonException e)
        {
            while (json.Read()) { }
            // A text that is cut short after a comma is wrong at its end; the other reader names the comma.
            var isAlike = json.WrongAt == e.BytePositionInLine || (json.WrongAt == text.Length && EndsInComma(text));
            Assert.True(isAlike, $"{Encoding.UTF8.GetString(text)} is wrong at {json.WrongAt}");
            return false;
        }
    }

    private static string? TextOf(ref Utf8JsonReader reader)
    {
        try
        {
            return reader.GetString();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    private static string? Resolved(in JsonCursor json)
    {
        var target = new byte[json.Value.Length];
        return JsonEscapes.TryResolve(json.Value, target, out var length) ? Encoding.UTF8.GetString(target, 0, length) : null;
    }

    private static bool EndsInComma(ReadOnlySpan<byte> text) => text.TrimEnd(" \t\r"u8).EndsWith(","u8);

    private static byte[] Mutated(byte[] seed, Random random)
    {
        var bytes = seed.ToList();
        for (var change = 0; change <= random.Next(3); change++)
        {
            var at = random.Next(bytes.Count);
            if (random.Next(3) == 0) bytes.RemoveRange(at, Math.Min(random.Next(4), bytes.Count - at));
            bytes.InsertRange(at, Encoding.UTF8.GetBytes(Pieces[random.Next(Pieces.Length)]));
        }
        return [.. bytes];
    }

    private static JsonTokenType TokenOf(JsonKind kind) => kind switch
    {
        JsonKind.None => JsonTokenType.None,
        JsonKind.Object => JsonTokenType.StartObject,
        JsonKind.EndObject => JsonTokenType.EndObject,
        JsonKind.Array => JsonTokenType.StartArray,
        JsonKind.EndArray => JsonTokenType.EndArray,
        JsonKind.Name => JsonTokenType.PropertyName,
        JsonKind.Text => JsonTokenType.String,
        JsonKind.Number => JsonTokenType.Number,
        JsonKind.True => JsonTokenType.True,
        JsonKind.False => JsonTokenType.False,
        JsonKind.Null => JsonTokenType.Null,
    };
}
