using System.Text;
using CampaignMetrics.Events;
using FsCheck;
using FsCheck.Fluent;

namespace CampaignMetrics.Tests.Events;

public sealed class ContactKeyTests
{
    [Theory]
    [InlineData("Ann@Example.ORG", "ann@example.org")]
    [InlineData("ÄNN@BÜCHER.de", "änn@bücher.de")]
    [InlineData("ΑΝΝΑ@example.gr", "αννα@example.gr")]
    [InlineData("Ann", "Ann")]
    [InlineData("ÄNN", "ÄNN")]
    [InlineData("A@", "a@")]
    public void A_key_with_an_at_sign_is_compared_without_case_and_any_other_letter_for_letter(string given, string kept)
    {
        Assert.Equal(kept, new ContactId(given).Value);
        Assert.Equal(
            kept, Lines.Event($$"""{"type":"sent","at":"2026-03-01T10:00:00Z","email":"e","recipient":"{{given}}"}""").Recipient.Value);
    }

    [Fact]
    public void Bytes_and_texts_agree_on_every_key() =>
        Prop.ForAll(AnyEvent.Text.ToArbitrary(), text =>
            {
                var bytes = Encoding.UTF8.GetBytes(text);
                return Encoding.UTF8.GetString(ContactKeys.Canonical(bytes, new byte[bytes.Length])) == new ContactId(text).Value;
            })
            .Check(Config.QuickThrowOnFailure.WithMaxTest(5_000));

    [Fact]
    public void A_kept_key_is_kept_as_it_is() =>
        Prop.ForAll(AnyEvent.Text.ToArbitrary(), text => new ContactId(new ContactId(text).Value) == new ContactId(text))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(5_000));

    [Theory]
    [InlineData("ann@example.org", "example.org")]
    [InlineData("Ann@Example.ORG", "example.org")]
    [InlineData("\"a@b\"@example.org", "example.org")]
    [InlineData("ann", "(none)")]
    [InlineData("ann@", "")]
    public void The_domain_follows_the_last_at_sign_in_lower_case(string key, string domain)
    {
        Assert.Equal(domain, new ContactId(key).Domain);
        Assert.Equal(
            domain == ContactId.NoDomain ? "" : domain,
            Encoding.UTF8.GetString(ContactKeys.Domain(Encoding.UTF8.GetBytes(new ContactId(key).Value))));
    }
}
