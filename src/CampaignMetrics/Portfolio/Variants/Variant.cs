using System.Collections.Immutable;
using System.Text.Json.Serialization;
using CampaignMetrics.Json;
using CampaignMetrics.Portfolio.Variants;

namespace CampaignMetrics;

/// <summary>One version of what is compared in an A/B test: an email, or several that are one effort, such as an email and its resend to
/// those who did not open it.</summary>
[JsonConverter(typeof(DataConverter<Variant>)), JsonForm<VariantConverter>]
public sealed record Variant
{
    /// <summary>A variant.</summary>
    /// <param name="name">Its name, such as <c>A</c>.</param>
    /// <param name="emails">Its emails: one or more.</param>
    /// <exception cref="ArgumentException">The name is blank, or there is no email, an empty one or one twice.</exception>
    public Variant(string name, params ImmutableArray<EmailId> emails)
    {
        Name = Door.Written(name, nameof(name));
        foreach (var email in Door.Given(emails, nameof(emails)))
            if (email == default) throw new ArgumentException("An email without an id is none.", nameof(emails));
        if (emails.IsEmpty || emails.Distinct().Count() < emails.Length)
            throw new ArgumentException("A variant has one email or more, each once.", nameof(emails));
        Emails = emails;
    }

    /// <summary>Its name.</summary>
    public string Name { get; }

    /// <summary>Its emails.</summary>
    public ImmutableArray<EmailId> Emails { get; }

    /// <summary>Whether both have the same name and emails.</summary>
    /// <param name="other">The other variant.</param>
    public bool Equals(Variant? other) =>
        other is not null && Name == other.Name && Emails.AsSpan().SequenceEqual(other.Emails.AsSpan());

    /// <summary>A hash of the content.</summary>
    public override int GetHashCode() => HashCode.Combine(Name, Emails.Length);

    /// <summary>The value as its JSON.</summary>
    public override string ToString() => DataConverter<Variant>.Shown(this);
}
