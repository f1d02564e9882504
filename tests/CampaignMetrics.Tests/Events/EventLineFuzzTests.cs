using System.Text;
using CampaignMetrics.Engine.Lines;
using CampaignMetrics.Events;
using FsCheck;
using FsCheck.Fluent;

namespace CampaignMetrics.Tests.Events;

/// <summary>Valid lines with bytes changed, cut, doubled and swapped: each is an event or a reason, never an exception.</summary>
public sealed class EventLineFuzzTests
{
    private static readonly string[] Pieces =
        [
            "\"", "\\", "\\u", "\\ud800", "{", "}", "[", "]", ",", ":", "null", "true", "-1", "1e999", "\0", "\n", "\r", "\uFEFF",
            "\"at\":", "\"type\":\"opened\"", "9999-12-31T23:59:60Z", "é",
        ];

    [Fact]
    public void Mutated_lines_never_throw()
    {
        var random = new Random(20260329);
        var parser = new EventLineParser();
        var seeds = AnyEvent.Event.Sample(200, new Rnd(1), 50).Select(written => Lines.Write(written)).ToArray();
        Assert.Equal(200, seeds.Length);
        int read = 0, rejected = 0;
        for (var i = 0; i < 40_000; i++)
        {
            var line = Mutated(seeds[random.Next(seeds.Length)], random);
            var fields = new EventFields();
            if (parser.Parse(line, fields) is { } reason)
            {
                Assert.NotEmpty(reason);
                rejected++;
            }
            else
            {
                ReadsBack(EmailEvent.From(fields));
                read++;
            }
        }
        Assert.True(read > 1_000 && rejected > 10_000, $"{read} read, {rejected} rejected: the mutations are too tame or too wild");
    }

    [Fact]
    public void Streams_of_mutated_lines_give_an_answer_for_every_line_that_is_not_blank()
    {
        var random = new Random(20261025);
        var seeds = AnyEvent.Event.Sample(200, new Rnd(2), 50).Select(written => Lines.Write(written)).ToArray();
        for (var i = 0; i < 300; i++)
        {
            var text =
                Enumerable.Range(0, 20).SelectMany(_ => Mutated(seeds[random.Next(seeds.Length)], random).Append((byte)'\n')).ToArray();
            if (text is [0x1F, 0x8B, ..] or [0xEF, 0xBB, ..]) continue;
            var notBlank = Split(text).Count(line => line.Any(b => b is not ((byte)' ' or (byte)'\t' or (byte)'\r')));
            Assert.Equal(notBlank, Lines.Read(text).Count);
        }
    }

    private static void ReadsBack(EmailEvent happened) =>
        Assert.Equal(happened, Lines.Event(Encoding.UTF8.GetString(Lines.Write(happened))));

    private static byte[] Mutated(byte[] seed, Random random)
    {
        var bytes = seed.AsSpan(0, seed.Length - 1).ToArray().ToList();
        for (var change = 0; change <= random.Next(3); change++)
        {
            var at = random.Next(bytes.Count + 1);
            var length = Math.Min(random.Next(8), bytes.Count - at);
            switch (random.Next(5))
            {
                case 0 when at < bytes.Count: bytes[at] = (byte)random.Next(256); break;
                case 1 when at < bytes.Count: bytes[at] ^= (byte)(1 << random.Next(8)); break;
                case 2: bytes.RemoveRange(at, length); break;
                case 3: bytes.InsertRange(at, bytes.GetRange(at, length)); break;
                default: bytes.InsertRange(at, Encoding.UTF8.GetBytes(Pieces[random.Next(Pieces.Length)])); break;
            }
        }
        return [.. bytes];
    }

    private static IEnumerable<byte[]> Split(byte[] text)
    {
        for (int start = 0, end; start < text.Length; start = end + 1)
        {
            end = Array.IndexOf(text, (byte)'\n', start) is >= 0 and var found ? found : text.Length;
            yield return text[start..end];
        }
    }
}
