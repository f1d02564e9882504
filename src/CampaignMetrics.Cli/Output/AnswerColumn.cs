namespace CampaignMetrics.Cli.Output;

/// <summary>A column of a command's output, which reads its cell from each answer.</summary>
/// <param name="Name">Its name, in camel case.</param>
/// <param name="Of">Reads the cell's value from an answer.</param>
/// <param name="IsOptional">Whether JSON leaves the member out where there is no value, instead of writing null.</param>
internal sealed record AnswerColumn<T>(string Name, Func<T, Cell> Of, bool IsOptional = false);
