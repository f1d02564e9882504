using System.Text;

namespace CampaignMetrics.Bounces.Tests;

/// <summary>Any bytes: no exception, no endless work.</summary>
/// <remarks><c>CAMPAIGNMETRICS_MUTATIONS=1000000</c> tries a million.</remarks>
public sealed class HostileInputTests
{
    // A text takes two bytes a character, and is copied a few times: six bytes were measured.
    private const long BytesPerByte = 12;

    private static readonly byte[][] Originals = [.. Mails.All.Select(Encoding.UTF8.GetBytes)];

    [Fact]
    public void Mutated_mails_never_throw()
    {
        var random = new Random(Trials.Seed());
        for (var i = 0; i < Mutations.Count(Trials.Of(30_000)); i++)
        {
            var mutated = Mutate(Originals[i % Originals.Length], random);
            Assert.NotNull(BounceMail.Read(mutated).Reports);
        }
    }

    [Fact]
    public void Random_bytes_never_throw_and_report_nothing_hard()
    {
        var random = new Random(Trials.Seed());
        for (var i = 0; i < Trials.Of(50_000); i++)
        {
            var bytes = new byte[random.Next(400)];
            random.NextBytes(bytes);
            Assert.DoesNotContain(BounceMail.Read(bytes).Reports, report => report.Verdict.Class == BounceClass.Hard);
        }
    }

    [Fact]
    public void Mutated_replies_are_classified_without_a_fault()
    {
        var random = new Random(Trials.Seed());
        byte[][] replies = [.. ReplyTests.All.Select(Encoding.UTF8.GetBytes)];
        for (var i = 0; i < Mutations.Count(Trials.Of(30_000)); i++)
        {
            var verdict = BounceClassifier.Default.Classify(Encoding.UTF8.GetString(Mutate(replies[i % replies.Length], random)));
            Assert.True(verdict.Rule is null ? verdict == default : Enum.IsDefined(verdict.Reason));
        }
    }

    [Fact]
    public void Random_text_is_classified_without_a_fault()
    {
        var random = new Random(Trials.Seed());
        for (var i = 0; i < 20_000; i++)
        {
            var text =
                string.Concat(Enumerable.Range(0, random.Next(60)).Select(_ => (char)random.Next(random.Next(2) == 0 ? 128 : 65536)));
            Assert.True(Enum.IsDefined(BounceClassifier.Default.Classify(text).Class));
        }
    }

    [Theory]
    [InlineData("550 ")]
    [InlineData("@")]
    [InlineData("a@b ")]
    [InlineData("\n")]
    [InlineData("--b\n")]
    [InlineData("<")]
    [InlineData("{\"notificationType\":")]
    [InlineData("Final-Recipient: rfc822; a@b.example\n\n")]
    [InlineData("<ann@example.net>: 550 user unknown\n")]
    [InlineData("=?utf-8?B?")]
    [InlineData("> ")]
    [InlineData(" continued\n")]
    public void Two_megabytes_of_anything_take_memory_in_proportion(string unit)
    {
        var head = "From: MAILER-DAEMON@example.org\nSubject: failure notice\nContent-Type: multipart/report; boundary=b\n\n";
        var mail = Encoding.ASCII.GetBytes(head + string.Concat(Enumerable.Repeat(unit, 2_000_000 / unit.Length)));
        Assert.InRange(BytesOf(() => Assert.NotNull(BounceMail.Read(mail).Reports)), 0, BytesPerByte * mail.Length);
    }

    [Theory]
    [InlineData("<")]
    [InlineData("<p>a")]
    [InlineData("<style>")]
    [InlineData("<a@b")]
    public void Two_megabytes_of_broken_HTML_take_memory_in_proportion(string unit)
    {
        var html =
            "From: MAILER-DAEMON@example.org\nSubject: failure notice\nContent-Type: text/html\n\n"
                + string.Concat(Enumerable.Repeat(unit, 2_000_000 / unit.Length));
        Assert.InRange(BytesOf(() => Assert.NotNull(Mails.Read(html).Reports)), 0, BytesPerByte * html.Length);
    }

    [Fact]
    public void A_bounce_that_returns_ten_megabytes_is_read()
    {
        var attachment =
            string.Concat(Enumerable.Repeat("QUJDREVGR0hJSktMTU5PUFFSU1RVVldYWVphYmNkZWZnaGlqa2xtbm9wcXJzdHV2d3h5\n", 140_000));
        var mail = Encoding.ASCII.GetBytes(Mails.Postfix.Replace("550 5.2.2 mailbox full", attachment, StringComparison.Ordinal));
        Assert.Equal(BounceReason.UserUnknown, Assert.Single(BounceMail.Read(mail).Reports).Verdict.Reason);
    }

    // A search for the boundary anywhere in the body would compare it with each of the hyphens: minutes.
    [Theory, InlineData(300_000, 300_000), InlineData(300_000, 299_999), InlineData(70, 300_000)]
    public async Task A_boundary_of_hyphens_in_a_body_of_hyphens_is_read(int boundary, int line)
    {
        var body = string.Concat(Enumerable.Repeat(new string('-', line) + "\n", 10_000_000 / line));
        var mail = Encoding.ASCII.GetBytes(
            $"From: a@example.org\nContent-Type: multipart/mixed; boundary=\"{new string('-', boundary)}\"\n\n{body}");
        var reading = Task.Run(() => BounceMail.Read(mail).Kind, TestContext.Current.CancellationToken);
        Assert.Equal(BounceMailKind.Other, await reading.WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken));
    }

    // What would look for the frame of a relay again at each colon, bracket or dot would take hours.
    [Theory]
    [InlineData("5"), InlineData("a: "), InlineData("host x[1]: "), InlineData("a.b."), InlineData("("), InlineData("Subject: a\n")]
    public void A_reply_of_ten_megabytes_is_classified(string unit)
    {
        var reply = "550 user unknown. " + string.Concat(Enumerable.Repeat(unit, 10_000_000 / unit.Length));
        Assert.Equal(BounceReason.UserUnknown, BounceClassifier.Default.Classify(reply).Reason);
    }

    // The first run loads the tables of rules, whichever test is the first.
    private static long BytesOf(Action action)
    {
        action();
        var before = GC.GetAllocatedBytesForCurrentThread();
        action();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    internal static byte[] Mutate(byte[] original, Random random)
    {
        var bytes = original.AsSpan(0, random.Next(4) == 0 ? random.Next(original.Length) : original.Length).ToArray();
        if (bytes.Length == 0) return bytes;
        for (var flips = random.Next(8); flips > 0; flips--) bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
        var (from, length) = (random.Next(bytes.Length), random.Next(200));
        var piece = bytes.AsSpan(from, Math.Min(length, bytes.Length - from)).ToArray();
        return random.Next(4) switch
        {
            0 => [.. bytes[..from], .. bytes[(from + piece.Length)..]],
            1 => [.. bytes[..from], .. piece, .. piece, .. bytes[from..]],
            2 => [.. bytes[..from], .. Originals[random.Next(Originals.Length)].Take(length * 3), .. bytes[from..]],
            _ => bytes,
        };
    }
}
