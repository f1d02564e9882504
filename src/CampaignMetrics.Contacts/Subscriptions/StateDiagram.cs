using System.Text;

namespace CampaignMetrics.Contacts.Subscriptions;

/// <summary>Renders a <see cref="TransitionTable"/> as a Mermaid diagram or a Markdown table.</summary>
public static class StateDiagram
{
    private const string StateBefore = "StateBefore";

    /// <summary>A Mermaid state diagram: one arrow for each pair of states, labelled with its triggers. Lines end with <c>\n</c>.</summary>
    /// <param name="table">The table.</param>
    public static string Mermaid(TransitionTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        var text = new StringBuilder("stateDiagram-v2\n    state \"the state before\" as StateBefore\n    [*] --> NoConsent\n");
        foreach (var state in Enum.GetValues<SubscriptionState>())
            foreach (var arrow in ArrowsFrom(state, table))
                text.Append("    ")
                    .Append(state)
                    .Append(" --> ")
                    .Append(arrow.Key)
                    .Append(": ")
                    .AppendJoin(", ", arrow.Select(Words))
                    .Append('\n');
        return text.ToString();
    }

    /// <summary>A Markdown table with a row for each trigger and a column for each state. Lines end with <c>\n</c>.</summary>
    /// <param name="table">The table.</param>
    public static string Markdown(TransitionTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        var states = Enum.GetValues<SubscriptionState>();
        var text = new StringBuilder("| trigger | ").AppendJoin(" | ", states).Append(" |\n|---|");
        foreach (var _ in states) text.Append("---|");
        text.Append('\n');
        foreach (var trigger in Enum.GetValues<Trigger>())
            text.Append("| ")
                .Append(Words(trigger))
                .Append(" | ")
                .AppendJoin(" | ", states.Select(state => Cell(state, table(state, trigger))))
                .Append(" |\n");
        return text.ToString();
    }

    private static IEnumerable<IGrouping<string, Trigger>> ArrowsFrom(SubscriptionState state, TransitionTable table) =>
        from trigger in Enum.GetValues<Trigger>()
        let outcome = table(state, trigger)
        where outcome.Kind == OutcomeKind.Changed && outcome.Target != state
        group trigger by outcome.Target?.ToString() ?? StateBefore;

    private static string Cell(SubscriptionState state, Outcome outcome) => outcome.Kind switch
    {
        OutcomeKind.Unchanged => "·",
        OutcomeKind.Changed => outcome.Target == state ? "·" : $"→ {outcome.Target?.ToString() ?? "before"}",
        OutcomeKind.Rejected => $"✗ {outcome.Reason}",
    };

    /// <summary>A trigger's name in words: <c>opt in requested</c>.</summary>
    private static string Words(Trigger trigger)
    {
        var words = new StringBuilder();
        foreach (var letter in trigger.ToString())
        {
            if (char.IsUpper(letter) && words.Length > 0) words.Append(' ');
            words.Append(char.ToLowerInvariant(letter));
        }
        return words.ToString();
    }
}
