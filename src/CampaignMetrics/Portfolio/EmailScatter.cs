using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using CampaignMetrics.Json;
using CampaignMetrics.Portfolio;
using CampaignMetrics.Reports;

namespace CampaignMetrics;

/// <summary>Each email as a point by two of its rates, with two averages of each: the mean of the emails' rates, and the pooled
/// rate.</summary>
/// <remarks>
/// <para>
/// The mean gives every email the same weight, whatever its size; a chart draws it. The pooled rate gives every message the same weight: it
/// is that of all messages together, so large emails dominate it.
/// </para>
/// </remarks>
/// <example>
/// <code>
/// EmailScatter scatter = messages.Scatter();
/// Console.WriteLine($"mean of the emails' open rates {scatter.MeanX:P1}, of all messages {scatter.PooledX}");
/// </code>
/// </example>
[JsonConverter(typeof(DataConverter<EmailScatter>)), JsonForm<EmailScatterConverter>]
public sealed class EmailScatter : ScopeDocument
{
    /// <summary>The name of the schema in its JSON.</summary>
    public const string Schema = "campaign-metrics/scatter/v1";

    /// <summary>Makes the points of a report's emails.</summary>
    /// <param name="report">The report.</param>
    /// <param name="x">The name of the rate from left to right.</param>
    /// <param name="y">The name of the rate upwards.</param>
    /// <exception cref="ArgumentException">The definition has no rate of such a name.</exception>
    public EmailScatter(Report report, string x = "open", string y = "click") : base(Door.Given(report, nameof(report)).Basis)
    {
        (X, Y, Caveats) = (Door.Given(x, nameof(x)), Door.Given(y, nameof(y)), report.Caveats);
        (PooledX, PooledY) = (RankOrder.Rate(report, x, nameof(x)), RankOrder.Rate(report, y, nameof(y)));
        // The viewer may not see all emails, but an average must not depend on who looks.
        (MeanX, MeanY) = (report.MeanOverEmails(rates => rates[x]), report.MeanOverEmails(rates => rates[y]));
        Points =
        [
            .. report.Emails.Select(email => new ScatterPoint(email.Email, email.Name, email.Rates[x], email.Rates[y]))
                .Where(point => point.X.Value is not null && point.Y.Value is not null),
        ];
        LeftOut = report.Emails.Length - Points.Length;
    }

    internal EmailScatter(DocumentBasis basis, string x, string y) : base(basis) => (X, Y) = (x, y);

    /// <summary>The name of the rate from left to right, as in a report's JSON.</summary>
    public string X { get; }

    /// <summary>The name of the rate upwards.</summary>
    public string Y { get; }

    /// <summary>The mean of the emails' rates from left to right; null where it is measured of none.</summary>
    public double? MeanX { get; internal init; }

    /// <summary>The mean of the emails' rates upwards; null where it is measured of none.</summary>
    public double? MeanY { get; internal init; }

    /// <summary>The rate of all messages together from left to right.</summary>
    public ReportedRate PooledX { get; internal init; } = null!;

    /// <summary>The rate of all messages together upwards.</summary>
    public ReportedRate PooledY { get; internal init; } = null!;

    /// <summary>The emails of which both rates are measured, most sent first.</summary>
    public ImmutableArray<ScatterPoint> Points { get; internal init; } = [];

    /// <summary>How many emails of the scope have no point, because one of the rates is not measured.</summary>
    public int LeftOut { get; internal init; }

    /// <summary>The same as a table, for spreadsheets and other programs.</summary>
    public Table ToTable() => EmailScatterTable.Of(this);

    internal override IEnumerable<int> Pieces(Utf8JsonWriter json) => EmailScatterConverter.Instance.Pieces(json, this);
}

/// <summary>An email in a scatter chart.</summary>
/// <param name="Email">The email.</param>
/// <param name="Name">Its internal title; null when the catalog does not know it.</param>
/// <param name="X">The rate from left to right.</param>
/// <param name="Y">The rate upwards.</param>
[JsonConverter(typeof(DataConverter<ScatterPoint>)), JsonForm<ScatterPointConverter>]
public sealed record ScatterPoint(EmailId Email, string? Name, ReportedRate X, ReportedRate Y)
{
    /// <summary>The value as its JSON.</summary>
    public override string ToString() => DataConverter<ScatterPoint>.Shown(this);
}
