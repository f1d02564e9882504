using System.Text.Json.Serialization;

namespace CampaignMetrics.AspNetCore.Reports;

/// <summary>A report that was made, or a list that is read while it is written.</summary>
/// <param name="WriteJsonAsync">Writes it as JSON.</param>
/// <param name="ToTable">The same as a table.</param>
internal sealed record MadeReport(Func<Stream, CancellationToken, Task> WriteJsonAsync, Func<Table> ToTable);

/// <summary>Makes a report of a ledger; null where something was wrong after all, which the query then holds.</summary>
internal delegate MadeReport? ReportMaker(MessageLedger ledger, CancellationToken cancellationToken);

/// <summary>Lists that are no documents of a scope.</summary>
[JsonSerializable(typeof(RecipientPage)), JsonSerializable(typeof(OrderList))]
internal sealed partial class ListJson : JsonSerializerContext;
