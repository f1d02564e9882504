namespace CampaignMetrics.Statistics;

/// <summary>The tails of the binomial distribution: exact, not by a normal approximation, for up to 10⁹ trials.</summary>
internal static class BinomialTail
{
    /// <summary>The probability of at least this many successes.</summary>
    /// <param name="successes">Any number: 0 or less is certain, more than the trials impossible.</param>
    /// <param name="trials">0 or more.</param>
    /// <param name="probability">Of a success in one trial, from 0 to 1.</param>
    public static double AtLeast(long successes, long trials, double probability)
    {
        if (successes <= 0) return 1;
        if (successes > trials) return 0;
        return IncompleteBeta.Of(successes, trials - successes + 1, probability, 1 - probability);
    }

    /// <summary>The probability of at most this many successes.</summary>
    /// <inheritdoc cref="AtLeast"/>
    public static double AtMost(long successes, long trials, double probability)
    {
        if (successes < 0) return 0;
        if (successes >= trials) return 1;
        return IncompleteBeta.Of(trials - successes, successes + 1, 1 - probability, probability);
    }
}
