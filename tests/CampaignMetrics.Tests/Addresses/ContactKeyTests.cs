using System.Text;
using CampaignMetrics.Addresses;
using CampaignMetrics.Tests.Events;
using FsCheck;
using FsCheck.Fluent;

namespace CampaignMetrics.Tests.Addresses;

public sealed class ContactKeyTests
{
    private static readonly string[] Pieces =
        [
            "a", "Z", "0", " ", "\t", "\u00A0", "\0", "@", ".", ":", "<", ">", "mailto:", "MailTo:", "é", "e\u0301", "É", "ß", "ẞ", "İ",
            "ı", "Σ", "ς", "K", "J\u030C", "xn--", "xn--bcher-kva", "bücher", "。", "ａ", "＠", "\u200D", "\uFFFE", "\uFFFD", "😀", "𐐀",
            "字", "-", "_",
        ];

    private static readonly Arbitrary<string> Keys =
        Gen.Choose(1, 10).SelectMany(length => Gen.Elements(Pieces).ArrayOf(length)).Select(string.Concat).ToArbitrary();

    private static readonly Config Many = Config.QuickThrowOnFailure.WithMaxTest(5_000);

    [Theory]
    [InlineData("ann@example.org", "ann@example.org")]
    [InlineData("Ann@Example.ORG", "ann@example.org")]
    [InlineData("\t ann@example.org\u00A0", "ann@example.org")]
    [InlineData("<Ann@example.org>", "ann@example.org")]
    [InlineData("MAILTO:ann@example.org", "ann@example.org")]
    [InlineData(" mailto: < ann@example.org > ", "ann@example.org")]
    [InlineData("<mailto:ann@example.org>", "ann@example.org")]
    [InlineData("< MailTo: ann@example.org >", "ann@example.org")]
    [InlineData("ann+shop@example.org", "ann+shop@example.org")]
    [InlineData("A@", "a@")]
    public void An_address_has_one_spelling(string given, string kept) => AssertKept(kept, given);

    [Theory]
    [InlineData("<<ann@example.org>>", "<ann@example.org>")]
    [InlineData("mailto:mailto:ann@example.org", "mailto:ann@example.org")]
    [InlineData("<mailto:<ann@example.org>>", "<ann@example.org>")]
    [InlineData("<ann@example.org", "<ann@example.org")]
    [InlineData("Ann <ann@example.org>", "ann <ann@example.org>")]
    [InlineData("mailto :ann@example.org", "mailto :ann@example.org")]
    public void Brackets_and_mailto_are_taken_off_once_and_only_around_the_whole(string given, string kept) => AssertKept(kept, given);

    [Theory]
    [InlineData("Ann", "Ann")]
    [InlineData("ÄNN", "ÄNN")]
    [InlineData(" ann ", " ann ")]
    [InlineData("<ann>", "<ann>")]
    [InlineData("mailto:Ann", "mailto:Ann")]
    [InlineData("e\u0301", "e\u0301")]
    public void A_key_that_is_no_address_is_compared_letter_for_letter(string given, string kept) => AssertKept(kept, given);

    [Theory]
    [InlineData("ÄNN@example.de", "änn@example.de")]
    [InlineData("ΑΝΝΑΣ@example.gr", "αννασ@example.gr")]
    [InlineData("jose\u0301@example.org", "josé@example.org")]
    [InlineData("İ@example.org", "i@example.org")]
    [InlineData("ẞ@example.org", "ß@example.org")]
    [InlineData("\U00010400@example.org", "\U00010428@example.org")]
    [InlineData("\u212A@example.org", "k@example.org")]
    public void Letters_beyond_ascii_are_composed_and_in_simple_lower_case(string given, string kept) => AssertKept(kept, given);

    [Theory]
    [InlineData("a@bücher.example", "a@xn--bcher-kva.example")]
    [InlineData("A@BÜCHER.example", "a@xn--bcher-kva.example")]
    [InlineData("a@bu\u0308cher.example", "a@xn--bcher-kva.example")]
    [InlineData("a@XN--BCHER-KVA.example", "a@xn--bcher-kva.example")]
    [InlineData("a@bücher。example", "a@xn--bcher-kva.example")]
    [InlineData("a@ｅｘａｍｐｌｅ．org", "a@example.org")]
    [InlineData("a@straße.example", "a@xn--strae-oqa.example")]
    [InlineData("a@STRAẞE.example", "a@xn--strae-oqa.example")]
    [InlineData("\"a@b\"@bücher.example", "\"a@b\"@xn--bcher-kva.example")]
    public void A_domain_is_in_ascii(string given, string kept) => AssertKept(kept, given);

    [Theory]
    [InlineData("a@bücher..example")]
    [InlineData("a@.bücher")]
    [InlineData("a@xn--zz.bücher")]
    [InlineData("a@-ü.example")]
    [InlineData("a@b\u200Dü.example")]
    [InlineData("a@b／ü.example")]
    [InlineData("a@x＠ü.example")]
    [InlineData("a@\uFFFDü.example")]
    [InlineData("a@\uFFFEü.example")]
    public void A_domain_without_an_ascii_form_stays_as_it_is(string key) => AssertKept(key, key);

    [Fact]
    public void A_label_that_the_dns_could_not_hold_stays_as_it_is()
    {
        var key = $"a@ü{new string('a', 63)}.example";
        AssertKept(key, key);
    }

    [Theory]
    [InlineData("@", "@")]
    [InlineData("<@>", "@")]
    [InlineData(" mailto:@ ", "@")]
    [InlineData("@@@", "@@@")]
    public void A_lone_at_sign_is_a_key(string given, string kept) => AssertKept(kept, given);

    [Fact]
    public void Half_a_surrogate_pair_is_no_key()
    {
        Assert.Throws<ArgumentException>("value", () => new ContactId("\uD800a@example.org"));
        Assert.False(ContactId.TryParse("a@é\uDC00", null, out _));
    }

    [Fact]
    public void A_very_long_key_is_a_key()
    {
        var key = new string('É', 100_000) + "@" + string.Concat(Enumerable.Repeat("字", 100_000));
        Assert.Equal(key.Replace('É', 'é'), new ContactId(key).Value);
        Assert.Equal(new string('a', 100_000) + "@b", new ContactId(new string('A', 100_000) + "@B").Value);
    }

    [Fact]
    public void Bytes_and_texts_agree_on_every_key() => Prop.ForAll(Keys, key => Kept(key) == new ContactId(key).Value).Check(Many);

    [Fact]
    public void A_kept_key_is_kept_as_it_is() => Prop.ForAll(
            Keys,
            key =>
            {
                var kept = new ContactId(key).Value;
                return IsWrapped(kept) || new ContactId(kept).Value == kept;
            })
        .Check(Many);

    [Fact]
    public void Spellings_of_an_address_are_one_contact() => Prop.ForAll(
            Keys.Generator.Where(IsPlainAddress).ToArbitrary(),
            key => new[] { $" {key}\t", $"<{key}>", $"mailto:{key}", $"<MAILTO:{key}>", $"Mailto: <{key} >", key.Normalize() }
                .All(spelling => new ContactId(spelling) == new ContactId(key)))
        .Check(Many);

    [Theory]
    [InlineData("ann@example.org", "example.org")]
    [InlineData("Ann@Example.ORG", "example.org")]
    [InlineData("\"a@b\"@example.org", "example.org")]
    [InlineData("ann@bücher.example", "xn--bcher-kva.example")]
    [InlineData("<ann@example.org>", "example.org")]
    [InlineData("ann", "(none)")]
    [InlineData("ann@", "")]
    public void The_domain_follows_the_last_at_sign_in_lower_case_and_ascii(string key, string domain)
    {
        Assert.Equal(domain, new ContactId(key).Domain);
        Assert.Equal(
            domain == ContactId.NoDomain ? "" : domain,
            Encoding.UTF8.GetString(ContactKeys.Domain(Encoding.UTF8.GetBytes(new ContactId(key).Value))));
    }

    [Fact]
    public void An_ascii_key_is_brought_to_its_spelling_without_allocating()
    {
        byte[] key = [.. " <Ann@Example.ORG> "u8], scratch = new byte[key.Length];
        ContactKeys.Canonical(key, scratch);
        var before = GC.GetAllocatedBytesForCurrentThread();
        ContactKeys.Canonical(key, scratch);
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    [Fact]
    public void A_record_and_a_line_keep_the_same_key()
    {
        const string Key = "<<Ann@bücher.example>>";
        var line = Lines.Event($$"""{"type":"sent","at":"2026-03-01T10:00:00Z","email":"e","recipient":"{{Key}}"}""");
        Assert.Equal(new ContactId(Key), line.Recipient);
        Assert.Equal(line.Recipient, (line with { Id = "1" }).MapTexts((_, text) => text).Recipient);
        Assert.Equal("bob@xn--bcher-kva.example", line.MapTexts((_, _) => "BOB@bücher.example").Recipient.Value);
    }

    private static void AssertKept(string kept, string given)
    {
        Assert.Equal(kept, new ContactId(given).Value);
        Assert.Equal(kept, Kept(given));
    }

    private static string Kept(string key)
    {
        var bytes = Encoding.UTF8.GetBytes(key);
        return Encoding.UTF8.GetString(ContactKeys.Canonical(bytes, new byte[bytes.Length]));
    }

    /// <summary>.NET composes no text that holds U+FFFE.</summary>
    private static bool IsPlainAddress(string key) =>
        key.Contains('@', StringComparison.Ordinal) && !IsWrapped(key.Trim()) && !key.Contains('\uFFFE', StringComparison.Ordinal);

    private static bool IsWrapped(string key) =>
        key is ['<', .., '>'] || key.StartsWith("mailto:", StringComparison.OrdinalIgnoreCase) || key.Trim() != key;
}
