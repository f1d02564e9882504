using System.Collections.Frozen;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Serialization;
using CampaignMetrics.Catalogs;
using CampaignMetrics.Json;

namespace CampaignMetrics;

/// <summary>The emails that are known by more than their key. Immutable.</summary>
/// <remarks>
/// <para>Pass it as <see cref="LedgerOptions.Catalog"/>. Events of emails that it does not have are counted all the same. A file of
/// emails is read by <see cref="EmailCatalogFile"/>.</para>
/// </remarks>
/// <example>
/// <code>
/// var catalog = new EmailCatalog([new Email { Id = "spring-sale", Name = "Spring sale", Campaign = "spring" }]);
/// </code>
/// </example>
[JsonConverter(typeof(DataConverter<EmailCatalog>)), JsonForm<EmailCatalogConverter>]
public sealed class EmailCatalog
{
    private readonly FrozenDictionary<EmailId, Email> _emails;

    /// <summary>Makes a catalog of these emails.</summary>
    /// <param name="emails">The emails; of two with the same key the last counts.</param>
    /// <exception cref="ArgumentNullException"><paramref name="emails"/> or one of them is null.</exception>
    public EmailCatalog(IEnumerable<Email> emails)
    {
        ArgumentNullException.ThrowIfNull(emails);
        var byId = new Dictionary<EmailId, Email>();
        foreach (var email in emails) byId[Door.Given(email, nameof(emails)).Id] = email;
        _emails = byId.ToFrozenDictionary();
    }

    /// <summary>The empty catalog.</summary>
    public static EmailCatalog Empty { get; } = new([]);

    /// <summary>All emails, ordered by key, by code point.</summary>
    public IEnumerable<Email> Emails => _emails.Values.OrderBy(email => email.Id.Value, CodePoints.Order);

    /// <summary>The email with this key; null if the catalog does not have it.</summary>
    /// <param name="id">The key.</param>
    public Email? this[EmailId id] => _emails.GetValueOrDefault(id);

    /// <summary>A hash of all that it knows: equal catalogs have equal ones.</summary>
    // Two threads may make it at once: it is the same.
    internal string Fingerprint => field ??= Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(ToString())));

    /// <summary>The value as its JSON.</summary>
    public override string ToString() => DataConverter<EmailCatalog>.Shown(this);
}
