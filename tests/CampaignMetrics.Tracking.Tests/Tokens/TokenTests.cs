using System.Buffers.Text;
using FsCheck.Fluent;

namespace CampaignMetrics.TrackedMail.Tests.Tokens;

/// <summary>Tokens are read as they were written, and nothing else is read.</summary>
public sealed class TokenTests
{
    private static readonly FsCheck.Gen<string> Names =
        Gen.Elements("a", "main", "spring-sale", "ann@example.com", "é\U0001F600", "x y", new string('n', 130)).Or(
            Gen.Choose(1, 60).Select(length => new string('z', length)));

    private static readonly FsCheck.Gen<TrackingToken> Tokens =
        from kind in Gen.Elements(Enum.GetValues<TokenKind>())
        from names in Names.ArrayOf(4)
        where names[0].Length + names[1].Length + names[2].Length < 200
        from optional in Gen.Choose(0, 7)
        from role in Gen.Elements(Enum.GetValues<LinkRole>())
        from part in Gen.Elements(Enum.GetValues<EmailPart>())
        from step in Gen.Choose(1, 255)
        let token = Some.Token(kind) with
        {
            Ledger = names[0], Email = names[1], Contact = names[3], Part = part, MeasuresViewing = step % 2 == 0,
        }
        let sent = (optional & 1) == 0 ? token : token with { Send = names[2] }
        let linked = (optional & 2) == 0 ? sent : sent with { Link = "h1", Role = role }
        let leading = (optional & 4) == 0 ? linked : linked with { Target = "https://shop.example/" + names[3] }
        select kind == TokenKind.View ? leading with { Step = step, OpenedAt = Some.Start.AddMilliseconds(step) } : leading;

    [Fact]
    public void A_token_is_read_as_it_was_written() =>
        Law.Holds(Tokens, token => Some.Keys.Read(Some.Keys.Write(token)).Token == token);

    [Fact]
    public void The_same_token_is_always_written_the_same() =>
        Law.Holds(Tokens, token => Some.Keys.Write(token) == new TrackingKeys(Some.KeyOf(1)).Write(token));

    [Fact]
    public void It_needs_no_escape_in_an_address() =>
        Law.Holds(Tokens, token => Some.Keys.Write(token).All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_'));

    [Fact]
    public void It_shows_nothing_of_what_it_holds()
    {
        var bytes = Base64Url.DecodeFromChars(Some.Keys.Write(Some.Link("https://shop.example/")));
        foreach (var word in new[] { "main"u8.ToArray(), "spring"u8.ToArray(), "ann"u8.ToArray(), "shop"u8.ToArray() })
            Assert.Equal(-1, bytes.AsSpan().IndexOf(word));
    }

    [Fact]
    public void Every_flipped_bit_is_refused()
    {
        var bytes = Base64Url.DecodeFromChars(Some.Keys.Write(Some.Link("https://shop.example/")));
        for (var bit = 0; bit < bytes.Length * 8; bit++)
        {
            var flipped = bytes.ToArray();
            flipped[bit / 8] ^= (byte)(1 << (bit % 8));
            Assert.NotNull(Some.Keys.Read(Base64Url.EncodeToString(flipped)).Fault);
        }
    }

    [Fact]
    public void Every_other_character_at_every_place_is_refused()
    {
        var token = Some.Keys.Write(Some.Link("https://shop.example/"));
        for (var at = 0; at < token.Length; at++)
            foreach (var letter in "AQgw09-_=. +/\0é")
                if (letter != token[at])
                    Assert.NotNull(Some.Keys.Read(token.Remove(at, 1).Insert(at, letter.ToString())).Fault);
    }

    [Fact]
    public void Every_shorter_or_longer_text_is_refused()
    {
        var token = Some.Keys.Write(Some.Link("https://shop.example/"));
        for (var length = 0; length < token.Length; length++)
        {
            Assert.NotNull(Some.Keys.Read(token.AsSpan(0, length)).Fault);
            Assert.NotNull(Some.Keys.Read(token.AsSpan(token.Length - length)).Fault);
        }
        foreach (var more in new[] { "A", "AA", "=", "==", " ", "\r\n", "AAAA", token })
        {
            Assert.NotNull(Some.Keys.Read(token + more).Fault);
            Assert.NotNull(Some.Keys.Read(more + token).Fault);
        }
    }

    [Fact]
    public void Any_text_is_read_or_refused() =>
        Law.Holds(Gen.Choose(0, 6000).SelectMany(length => Gen.Elements("ABCZabcz0189-_=\0é".ToCharArray()).ArrayOf(length % 300)),
            letters => Some.Keys.Read(letters).Fault is not null);

    [Fact]
    public void Random_bytes_with_a_known_key_have_a_bad_signature() => Law.Holds(Gen.Choose(0, 255).ArrayOf(80), numbers =>
    {
        var bytes = numbers.Select(number => (byte)number).ToArray();
        (bytes[0], bytes[1]) = (1, 1);
        return Some.Keys.Read(Base64Url.EncodeToString(bytes)).Fault == TokenFault.BadSignature;
    });

    [Fact]
    public void The_longest_token_is_read()
    {
        var token = Some.Link("https://shop.example/".PadRight(EmailTemplate.MaxUrlLength, 'x')) with
        {
            Ledger = new string('l', 90), Email = new string('e', 90), Send = new string('s', 90), Contact = new string('c', 320),
            Link = new string('i', 100),
        };
        Assert.Equal(token, Some.Keys.Read(Some.Keys.Write(token)).Token);
    }

    [Theory]
    [InlineData(5000, TokenFault.TooLong)]
    [InlineData(40, TokenFault.Malformed)]
    [InlineData(0, TokenFault.Malformed)]
    public void What_is_no_token_says_why(int length, TokenFault fault) =>
        Assert.Equal(fault, Some.Keys.Read(new string('A', length)).Fault);

    [Fact]
    public void The_default_result_is_no_token() =>
        Assert.Equal((null, TokenFault.Malformed), (default(TokenRead).Token, default(TokenRead).Fault));

    [Theory]
    [InlineData("Ledger")]
    [InlineData("Email")]
    [InlineData("Contact")]
    [InlineData("Target")]
    [InlineData("Link")]
    public void What_is_too_long_is_not_written(string part)
    {
        var (token, text) = (Some.Link("https://shop.example/"), new string('x', 3000));
        token = part switch
        {
            "Ledger" => token with { Ledger = text },
            "Email" => token with { Email = text },
            "Contact" => token with { Contact = text },
            "Target" => token with { Target = text },
            _ => token with { Link = text },
        };
        Assert.Contains(part, Assert.Throws<ArgumentException>(() => Some.Keys.Write(token)).Message, StringComparison.Ordinal);
    }
}
