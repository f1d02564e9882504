using CampaignMetrics.Contacts.Audiences;
using FsCheck.Fluent;

namespace CampaignMetrics.Contacts.Tests.Audiences;

public sealed class EmailAddressTests
{
    [Theory]
    [InlineData("ann@example.com", "ann@example.com")]
    [InlineData("  Ann.Lee+shop@Example.CO.UK ", "ann.lee+shop@example.co.uk")]
    [InlineData("o'brien!#$%&*=?^_`{|}~/-@a-b.example", "o'brien!#$%&*=?^_`{|}~/-@a-b.example")]
    [InlineData("\"a b\"@example.com", "\"a b\"@example.com")]
    [InlineData("\"a\\\"@b\"@example.com", "\"a\\\"@b\"@example.com")]
    [InlineData("Jörg@BÜCHER.example", "jörg@xn--bcher-kva.example")]
    [InlineData("иван@пример.рф", "иван@xn--e1afmkfd.xn--p1ai")]
    [InlineData("a@1.2.example", "a@1.2.example")]
    [InlineData("<mailto:Ann@example.com>", "ann@example.com")]
    public void An_address_has_a_normal_form(string text, string expected) => Assert.Equal(expected, EmailAddress.Normalize(text));

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("@")]
    [InlineData("ann")]
    [InlineData("@example.com")]
    [InlineData("ann@")]
    [InlineData("ann@localhost")]
    [InlineData("ann@@example.com")]
    [InlineData("ann lee@example.com")]
    [InlineData(".ann@example.com")]
    [InlineData("ann.@example.com")]
    [InlineData("an..n@example.com")]
    [InlineData("ann@example..com")]
    [InlineData("ann@.example.com")]
    [InlineData("ann@example.com.")]
    [InlineData("ann@-a.example")]
    [InlineData("ann@a-.example")]
    [InlineData("ann@192.0.2.1")]
    [InlineData("ann@[192.0.2.1]")]
    [InlineData("ann@exa_mple.com")]
    [InlineData("Ann <ann@example.com>")]
    [InlineData("ann@example.com, bob@example.com")]
    [InlineData("\"ann@example.com")]
    [InlineData("\"a\"b\"@example.com")]
    [InlineData("ann\u200b@example.com")]
    [InlineData("ann\u00a0@example.com")]
    [InlineData("ann\ud800@example.com")]
    [InlineData("ann\r\nBcc:x@example.com")]
    public void What_no_mail_can_be_sent_to_has_none(string text) => Assert.Null(EmailAddress.Normalize(text));

    [Theory]
    [InlineData(64, 20, true)]
    [InlineData(65, 20, false)]
    [InlineData(1, 63, true)]
    [InlineData(1, 64, false)]
    public void Parts_have_a_longest_length(int local, int label, bool isAddress) =>
        Assert.Equal(isAddress, EmailAddress.Normalize($"{new string('a', local)}@{new string('b', label)}.example") is not null);

    [Fact]
    public void The_whole_has_a_longest_length() =>
        Assert.Null(EmailAddress.Normalize("a@" + string.Concat(Enumerable.Repeat(new string('b', 60) + ".", 4)) + "example.com"));

    [Fact]
    public void The_normal_form_of_a_normal_form_is_itself_whatever_comes_in() => Law.Holds(
        Gen.Elements("a", "B", "é", "İ", ".", "@", "@", "-", "\"", "\\", " ", "_", "1", "com", ".com", "\ud83d", "\ude00", "\u200b", "\t")
            .ListOf()
            .Select(parts => string.Concat(parts)),
        text => EmailAddress.Normalize(text) is not { } normal || EmailAddress.Normalize(normal) == normal);
}
