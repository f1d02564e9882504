using System.Collections.Immutable;
using System.Security.Cryptography;
using CampaignMetrics.Testing;
using CampaignMetrics.TrackedMail;
using CampaignMetrics.Webhooks.Verification;

namespace CampaignMetrics.Conventions.Tests.Doors;

internal static partial class Harmless
{
    private const string Base64 = "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    /// <summary>Where any text will not do: by member and argument.</summary>
    private static readonly Dictionary<string, Func<object>> Texts = new()
    {
        ["BounceClassifier.WithRulesInFront table"] = () => "source: ours\nours | PolicyRefused | - | refused",
        ["EnhancedStatusCode.ctor class"] = () => 5,
        ["Dimension.Parse s"] = () => "email",
        ["RelativePeriod.Parse s"] = () => "today",
        ["Table.Select columns"] = () => new[] { "time" },
        ["Money.ctor currency"] = () => "EUR",
        ["HtmlReportOptions.Language value"] = () => "nl",
        ["LocalDates.Previous to"] = () => new DateOnly(2026, 3, 2),
        ["UserAgentRule.ctor when"] = () => "acmemail",
        ["AmazonSesVerifier.ctor topicArns"] = () => new[] { "arn:aws:sns:eu-west-1:123456789012:mails" },
        ["MandrillVerifier.ctor url"] = () => "https://example.com/",
        ["PostalVerifier.ctor publicKeys"] = () => new[] { RsaKey() },
        ["SendGridVerifier.ctor publicKeys"] = () => new[] { EcKey() },
        ["ResendVerifier.ctor signingSecrets"] = () => new[] { "whsec_" + Base64 },
        ["NetworkList.ReadFile path"] = () => Stored([]),
        ["NetworkList.ReadFileAsync path"] = () => Stored([]),
        ["GeoDatabase.LoadAsync path"] = () => Stored(Database),
        ["GeoDatabase.Open path"] = () => Stored(Database),
        ["GeoDatabase.Load path"] = () => Stored(Database),
        ["GeoDatabase.FromBytes file"] = () => new ReadOnlyMemory<byte>(Database),
        ["ReloadingDatabase.ctor path"] = () => Stored(Database),
        ["WebServicePlaces.ResolveAsync addresses"] = () => new[] { "a" },
        ["SqliteStore.OpenAsync path"] = () => Store.Value.FilePath,
        ["SqliteStore.SetUpAsync path"] = () => Store.Value.FilePath,
        ["SqliteStore.CheckAsync path"] = () => Store.Value.FilePath,
        ["PostgreSqlStore.OpenAsync connection"] = () => Nowhere,
        ["PostgreSqlStore.SetUpAsync connection"] = () => Nowhere,
        ["PostgreSqlStore.CheckAsync connection"] = () => Nowhere,
        ["StoredDocument.ctor Json"] = () => "{}",
        ["StoredDocument.Json value"] = () => "{}",
        ["EventLogConformance.RunAsync check"] = () => EventLogConformance.Checks[0],
        ["SnapshotStoreConformance.RunAsync check"] = () => SnapshotStoreConformance.Checks[0],
        ["CatalogStoreConformance.RunAsync check"] = () => CatalogStoreConformance.Checks[0],
        ["DocumentStoreConformance.RunAsync check"] = () => DocumentStoreConformance.Checks[0],
        ["VariantQuery.ctor Variants"] = () => ImmutableArray.Create(new Variant("a", "a"), new Variant("b", "b")),
        ["VariantQuery.Variants value"] = () => ImmutableArray.Create(new Variant("a", "a"), new Variant("b", "b")),
        ["VariantQuery.SmallestDifference value"] = () => 0.1,
        ["RatesReport.get_Item index"] = () => 0,
        ["RatesReport.get_Item name"] = () => "open",
        ["RateFormulas.get_Item index"] = () => 0,
        ["AmountsReport.get_Item index"] = () => 0,
        ["MessageRequests.get_Item index"] = () => 0,
        ["CustomActorRule.Before rule"] = () => ActorRule.Burst,
        ["AmountsReport.get_Item name"] = () => "own",
        ["TrackingOptions.BaseUrl value"] = () => BaseUrl,
        ["EndpointOptions.BaseUrl value"] = () => BaseUrl,
        ["TrackingKeys.ctor older"] = () => new[] { Key(2) },
        ["TrackingKey.ctor secret"] = () => Convert.ToBase64String(new byte[TrackingKey.MinSecretLength]),
        ["FeedbackId.ctor Sender"] = () => "shopmail",
        ["FeedbackId.Sender value"] = () => "shopmail",
        ["SenderHeaders.UnsubscribeMailbox value"] = () => "a@b.example",
        ["SenderHeaders.ComplaintMailbox value"] = () => "a@b.example",
        ["SenderHeaders.BounceMailbox value"] = () => "a@b.example",
        ["ViewingOptions.Interval value"] = () => TimeSpan.FromSeconds(2),
        ["ViewingOptions.Longest value"] = () => TimeSpan.FromSeconds(10),
        ["BasicAuthVerifier.ctor credentials"] = () => new[] { new BasicCredential("a", "a") },
    };

    private static string RsaKey()
    {
        using var key = RSA.Create();
        return Convert.ToBase64String(key.ExportSubjectPublicKeyInfo());
    }

    private static string EcKey()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return Convert.ToBase64String(key.ExportSubjectPublicKeyInfo());
    }
}
