using System.Text;
using CampaignMetrics.Engine.Lines;
using CampaignMetrics.Events;
using CampaignMetrics.Events.Schema;
using FsCheck;
using FsCheck.Fluent;

namespace CampaignMetrics.Tests.Events;

/// <summary>The fast reader of lines against the careful one: the same event, or the same reason.</summary>
public sealed class EventLineScannerTests
{
    private static readonly string[] Pieces =
    [
        "\"", "\\", "\\u0041", "{", "}", "[", "]", ",", ":", " ", "\t", "\r", "null", "true", "false", "-1", "01", "1.", "1e5", "-0", "0.0",
        "é", "\u0001", "\u007f", "\"id\"", "\"x\":", "\"list\":[",
        "\"tags\":{", "\"seconds\":", "\"amount\":1.50,", "\"bot\":true,", "\"actor\":\"unknown\",", "\"type\":\"opened\",",
        "\"extra\":{\"a\":[1]},", "\"at\":null,", "2026-02-30", "T24:00:00Z", "\"recipient\":\"A@B.example\",",
    ];

    private readonly EventLineParser _parser = new();
    private readonly DerivedId _facts = new();

    [Fact]
    public void Written_events_read_alike()
    {
        foreach (var written in AnyEvent.Event.Sample(2_000, new Rnd(7), 50)) AssertAlike(Lines.Write(written)[..^1]);
    }

    [Theory]
    [
        InlineData(
            """{"id":"1","type":"opened","at":"2026-01-02T03:04:05Z","email":"e","recipient":"R@x.example","userAgent":"","unknown":-1.5e3}""")]
    [
        InlineData(
            """{ "id" : "1" , "type" : "sent" , "at" : "2026-01-02T03:04:05.9999+02:00" , "email" : "e" , "recipient" : "r" , "list" : [ "a" , "b" ] , "tags" : { "b" : "2" , "a" : "1" } }"""),
    ]
    [
        InlineData(
            """{"type":"viewed","at":"2026-01-02T03:04:05Z","email":"e","recipient":"r","seconds":12.5,"bot":false,"list":[],"tags":{}}""")]
    [InlineData("""{"type":"sent","type":"viewed","at":"2026-01-02T03:04:05Z","email":"e","recipient":"r","list":"a","list":["b"]}""")]
    [
        InlineData(
            """{"type":"converted","at":"2026-01-02T03:04:05Z","recipient":"jürgen@bücher.example","amount":1.10,"currency":"eur","order":null}""")]
    public void A_plain_line_is_read_fast_and_alike(string text)
    {
        var line = Encoding.UTF8.GetBytes(text);
        Assert.True(new EventLineScanner().TryScan(line, new EventFields()));
        AssertAlike(line);
    }

    [Fact]
    public void Hostile_lines_read_alike()
    {
        var random = new Random(20261122);
        var seeds = AnyEvent.Event.Sample(200, new Rnd(3), 50).Select(written => Lines.Write(written)[..^1]).ToArray();
        for (var i = 0; i < 60_000; i++) AssertAlike(Mutated(seeds[random.Next(seeds.Length)], random));
    }

    [Fact]
    public void Lines_of_every_length_read_alike()
    {
        for (var length = 0; length < 300; length++)
            AssertAlike(
                Encoding.UTF8.GetBytes(
                    $$"""{"type":"sent","at":"2026-01-02T03:04:05Z","email":"e","recipient":"{{new string('r', length)}}"}"""));
        foreach (var length in (int[])[3_990, 4_000, 4_020, 4_030, 4_040, 5_000])
            AssertAlike(
                Encoding.UTF8.GetBytes(
                    $$"""{"type":"sent","at":"2026-01-02T03:04:05Z","email":"e","recipient":"{{new string('r', length)}}"}"""));
    }

    [Fact]
    public void Lines_of_every_number_of_quotes_read_alike()
    {
        for (var items = 0; items < 300; items++)
        {
            var list = string.Join(',', Enumerable.Repeat("\"\"", items));
            AssertAlike(
                Encoding.UTF8.GetBytes(
                    $$"""{"type":"sent","at":"2026-01-02T03:04:05Z","email":"e","recipient":"r","list":[{{list}}],"id":"1"}"""));
            AssertAlike(Encoding.UTF8.GetBytes("{" + new string('"', items * 4)));
        }
    }

    private static byte[] Mutated(byte[] seed, Random random)
    {
        var bytes = seed.ToList();
        for (var change = 0; change <= random.Next(3); change++)
        {
            var at = random.Next(bytes.Count);
            if (random.Next(3) == 0) bytes.RemoveRange(at, Math.Min(random.Next(4), bytes.Count - at));
            bytes.InsertRange(at, Encoding.UTF8.GetBytes(Pieces[random.Next(Pieces.Length)]));
            if (random.Next(4) == 0) bytes[random.Next(bytes.Count)] = (byte)random.Next(256);
        }
        return [.. bytes];
    }

    private void AssertAlike(byte[] line)
    {
        var careful = new EventFields();
        var reason = EventLineReader.Read(line, careful);
        var facts = reason is null ? FactsOf(careful) : null;
        var fast = new EventFields();
        Assert.Equal(reason, _parser.Parse(line, fast));
        if (reason is null) Assert.Equal(facts, FactsOf(fast));
    }

    private string FactsOf(EventFields fields) => $"{fields.String(EventProperty.Id)} {Encoding.UTF8.GetString(_facts.Of(fields))}";
}
