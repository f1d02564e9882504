namespace CampaignMetrics.Shared;

/// <summary>Is told by a <see cref="TermAutomaton"/> where terms end. A structure, so that each has a compiled loop of its own.</summary>
internal interface ITermEndings
{
    /// <summary>Terms end here.</summary>
    /// <param name="state">The state of the automaton, which says what terms.</param>
    /// <param name="at">The index behind their end.</param>
    void End(int state, int at);
}
