namespace CampaignMetrics.Bounces.Rules;

/// <summary>
/// Reads rule tables. A line is <c>id | reason | when | words</c>; a line that begins with <c>|</c> adds words to the rule before it;
/// <c>source: …</c> names where the rules after it come from; <c>receiver: name | words</c> says how a receiver is recognised.
/// Words are alternatives separated by <c>;</c>, each of phrases joined by <c> + </c> (all must occur) and <c> ~ </c> (must not occur).
/// </summary>
internal sealed class RuleTable
{
    // One bit for each receiver in a 64-bit mask.
    private const int MaxReceivers = 64;

    private readonly List<BounceRule> _rules = [];
    private readonly OrderedDictionary<string, Receiver> _receivers = new(StringComparer.Ordinal);
    private string _source = "";
    // Whether a user wrote the table: then what could never match is refused as well.
    private bool _isOwn;
    // Whether the rules of the table look for general words, which are none inside the name of a host.
    private bool _isGeneral;
    // The rule that a line is about; null where it is about none.
    private string? _rule;
    // What a continuation line adds to: the last rule or receiver of the table; null before the first.
    private Action<string>? _addWords;

    public IReadOnlyList<BounceRule> Rules => _rules;

    public IReadOnlyList<Receiver> Receivers => [.. _receivers.Values];

    /// <summary>Adds the rules of one table after those already there.</summary>
    /// <exception cref="ArgumentException">A line is not of the form above; the message names the line.</exception>
    public void Add(string table, string name, bool isGeneral = false)
    {
        (_isGeneral, _isOwn) = (isGeneral, false);
        if (FaultsOfAdding(table) is [var first, ..]) throw new ArgumentException($"{name}, {first}", nameof(table));
    }

    /// <summary>Adds the rules of a user's table after those already there, and tells what is wrong with its lines.</summary>
    public IReadOnlyList<BounceRuleFault> AddOwn(string table)
    {
        (_isGeneral, _isOwn) = (false, true);
        return FaultsOfAdding(table);
    }

    private List<BounceRuleFault> FaultsOfAdding(string table)
    {
        var faults = new List<BounceRuleFault>();
        var (number, rules, receivers) = (0, _rules.Count, _receivers.Count);
        var (rulesAt, receiversAt) = (new List<int>(), new List<int>());
        (_source, _rule, _addWords) = ("", null, null);
        foreach (var raw in table.Split('\n'))
        {
            number++;
            var line = raw.Trim();
            if (line.Length == 0 || line[0] == '#') continue;
            if (FaultOfAdding(line) is { } fault) faults.Add(new BounceRuleFault(number, _rule, fault));
            if (_rules.Count > rules + rulesAt.Count) rulesAt.Add(number);
            if (_receivers.Count > receivers + receiversAt.Count) receiversAt.Add(number);
        }

        // Words may follow on the next line, so only the end of the table tells that there are none.
        for (var i = 0; i < rulesAt.Count; i++)
        {
            var rule = _rules[rules + i];
            if (!rule.Condition.IsSet && Alternatives(rule.Words).Length == 0)
                faults.Add(new(rulesAt[i], null, $"'{rule.Id}' has neither a condition nor words, and would hold for every reply."));
        }

        for (var i = 0; i < receiversAt.Count; i++)
        {
            var (name, receiver) = _receivers.GetAt(receivers + i);
            if (receiver.Words.Count == 0)
                faults.Add(new(receiversAt[i], null, $"the receiver '{name}' has no words, and would never be told."));
        }

        if (faults.Count > 1) faults.Sort((one, other) => one.Line.CompareTo(other.Line));
        return faults;
    }

    /// <summary>Splits the words of a rule into its alternatives; <c>-</c> stands for none.</summary>
    public static string[] Alternatives(string words) =>
        Array.FindAll(
            words.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries), alternative => alternative != "-");

    /// <summary>Adds what a line says, and tells what is wrong with it; null where nothing is.</summary>
    private string? FaultOfAdding(string line)
    {
        try
        {
            AddLine(line, out var fault);
            return fault;
        }
        catch (FormatException e)
        {
            return e.Message;
        }
    }

    private void AddLine(string line, out string? fault)
    {
        fault = null;
        if (line.StartsWith("source:", StringComparison.Ordinal)) _source = line[7..].Trim();
        else if (line.StartsWith("receiver:", StringComparison.Ordinal))
            AddReceiver(line[9..].Split('|', 2, StringSplitOptions.TrimEntries), out fault);
        else if (line[0] == '|') AddWords(line[1..], out fault);
        else AddRule(line.Split('|', 4, StringSplitOptions.TrimEntries), out fault);
    }

    private void AddWords(string words, out string? fault)
    {
        fault = _addWords is null ? "there is no rule above these words." : RuleWords.FaultOf(words, _isOwn);
        if (fault is null) _addWords!(words);
    }

    private void AddReceiver(string[] columns, out string? fault)
    {
        fault = null;
        if (!_receivers.TryGetValue(columns[0], out var receiver))
        {
            if (_receivers.Count == MaxReceivers)
            {
                fault = $"there are at most {MaxReceivers} receivers.";
                return;
            }
            receiver = _receivers[columns[0]] = new Receiver(1UL << _receivers.Count, []);
        }
        _rule = null;
        _addWords = words => receiver.Words.AddRange(Alternatives(words));
        if (columns.Length > 1) AddWords(columns[1], out fault);
    }

    private void AddRule(string[] columns, out string? fault)
    {
        fault = null;
        _rule = columns.Length == 4 ? columns[0] : null;
        // Words below a line that is refused are looked at, and added to nothing.
        _addWords = _ => { };
        if (_rule is null) fault = "a rule has four columns.";
        else if (!BounceTaxonomy.TryParse(columns[1], out var reason)) fault = $"'{columns[1]}' is no reason.";
        else if (RuleWords.FaultOf(columns[3], _isOwn) is { } wrong) fault = wrong;
        else
        {
            var rule = new BounceRule(columns[0], reason, RuleCondition.Parse(columns[2], BitOf), columns[3], _source)
            {
                IsGeneral = _isGeneral,
            };
            _addWords = words => rule.Words += "; " + words.Trim();
            _rules.Add(rule);
        }
    }

    private ulong BitOf(string name) =>
        _receivers.TryGetValue(name, out var receiver) ? receiver.Bit : throw new FormatException($"'{name}' is no receiver.");
}
