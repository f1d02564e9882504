using System.Text.Json.Serialization;
using CampaignMetrics.Json;
using CampaignMetrics.Receivers.Dmarc;

namespace CampaignMetrics;

/// <summary>The messages of DMARC reports that have something in common, such as the server that sent them, and how many of them
/// passed.</summary>
/// <remarks>
/// <para>
/// A message passes DMARC if DKIM or SPF passes for a domain that is aligned with that of the header <c>From</c> (RFC 9989). What a report
/// does not tell of a message is in no rate: the denominator says of how many messages it is told.
/// </para>
/// </remarks>
/// <param name="Key">What they have in common; null where reports do not tell it, and for a total.</param>
/// <param name="Messages">The number of messages.</param>
/// <param name="Passed">Messages that passed DMARC.</param>
/// <param name="Dkim">Messages with a valid, aligned DKIM signature.</param>
/// <param name="Spf">Messages with a valid, aligned SPF result.</param>
[JsonConverter(typeof(DataConverter<DmarcRow>)), JsonForm<DmarcRowConverter>]
public sealed record DmarcRow(string? Key, long Messages, Rate Passed, Rate Dkim, Rate Spf);

/// <summary>The messages with a DKIM signature of a domain, by the key (selector) that signed them.</summary>
/// <param name="Domain">The signing domain (<c>d=</c>); null where reports do not tell it.</param>
/// <param name="Selector">The selector (<c>s=</c>); null where reports do not tell it: by RFC 7489 they need not.</param>
/// <param name="Messages">Messages with such a signature. A message with several signatures is in several rows.</param>
/// <param name="Verified">Messages of which such a signature is valid, aligned or not.</param>
/// <param name="Passed">Messages that passed DMARC, by this signature or by something else.</param>
[JsonConverter(typeof(DataConverter<DmarcSignatureRow>)), JsonForm<DmarcSignatureRowConverter>]
public sealed record DmarcSignatureRow(string? Domain, string? Selector, long Messages, Rate Verified, Rate Passed);

/// <summary>The messages for which receivers did something else than the published policy asks, for a reason.</summary>
/// <param name="Type">The kind of reason: <c>local_policy</c>, <c>mailing_list</c>, <c>trusted_forwarder</c>, <c>policy_test_mode</c>,
/// <c>other</c>; by RFC 7489 also <c>forwarded</c> and <c>sampled_out</c>; null where reports do not tell it.</param>
/// <param name="Comment">The receiver's comment; null for none.</param>
/// <param name="Messages">Messages. One with several reasons is in several rows.</param>
[JsonConverter(typeof(DataConverter<DmarcOverrideRow>)), JsonForm<DmarcOverrideRowConverter>]
public sealed record DmarcOverrideRow(string? Type, string? Comment, long Messages);
