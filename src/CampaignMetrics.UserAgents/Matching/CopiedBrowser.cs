using System.Collections.Frozen;

namespace CampaignMetrics.UserAgents.Matching;

/// <summary>
/// Recognises programs that copied a desktop browser's user agent and put their own name into it: behind it, in the place of the browser's
/// own, or inside the comment that describes the platform. Browsers on desktops bear few names, and <c>browser-names.txt</c> lists them.
/// </summary>
/// <remarks>The form is that of RFC 9110, section 10.1.5: products (<c>Name/1.2</c>) and comments in parentheses.</remarks>
internal static class CopiedBrowser
{
    /// <summary>The id of the rule that such a program falls under.</summary>
    public const string Rule = "bot/copied-browser";

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Names =
        RuleTable.ReadNames("browser-names").ToFrozenSet(StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();

    // Parts of names that browsers, their add-ons and desktop programs with a browser's window give themselves; a new one with such a name
    // should not count as a program.
    private static readonly string[] Kin = [
        "browser", "chrom", "fox", "zilla", "navigat", "safari", "webkit", "toolbar", "toolkit", "desktop", "launcher", "messenger",
        "music"];

    /// <summary>True if a desktop browser's user agent bears a name that no browser bears.</summary>
    public static bool IsIn(ReadOnlySpan<char> text)
    {
        var open = text.IndexOf('(');
        if (open < 0) return HasHost(text);
        var platform = CommentAt(text[open..]);
        var products = BehindAdditions(text[(open + platform.Length)..]);
        return BeginsWithHost(platform) || HasNameBehindRevision(platform, text) || NamesHost(products) || HasBareName(products)
            || (HasForeignProduct(platform, products) && !IsOfOldDays(products));
    }

    // Add-ons of older browsers put their names into the platform's comment; nobody does in Chrome's.
    private static bool HasForeignProduct(ReadOnlySpan<char> platform, ReadOnlySpan<char> products) =>
        HasForeignName(products, products)
            || (products.Contains("Chrome/", StringComparison.OrdinalIgnoreCase) && HasForeignName(platform, products));

    // Toolbars, providers, portals and companies put their names into the browsers of their days, and no list has them all; few programs
    // copy a browser of before 2016.
    private static bool IsOfOldDays(ReadOnlySpan<char> products) =>
        IsBefore(50, VersionOf("Chrome/", products)) || IsBefore(50, VersionOf("Firefox/", products))
            || IsBefore(10, VersionOf("Version/", products));

    private static bool IsBefore(int major, ReadOnlySpan<char> version) => MajorOf(version) is > 0 and var found && found < major;

    private static int MajorOf(ReadOnlySpan<char> version)
    {
        var major = 0;
        for (var i = 0; i < version.Length && char.IsAsciiDigit(version[i]) && major < 1000; i++) major = major * 10 + version[i] - '0';
        return major;
    }

    // The digits and dots behind the first place of a product's name; empty where it does not occur.
    private static ReadOnlySpan<char> VersionOf(string product, ReadOnlySpan<char> products)
    {
        var at = products.IndexOf(product, StringComparison.OrdinalIgnoreCase);
        if (at < 0) return default;
        var version = products[(at + product.Length)..];
        var end = 0;
        while (end < version.Length && (version[end] == '.' || char.IsAsciiDigit(version[end]))) end++;
        return version[..end];
    }

    // Toolbars and distributions put their names between Gecko's and Firefox's: "Gecko/20110614 Acme/2.8 (maverick) Firefox/3.6.18".
    private static ReadOnlySpan<char> BehindAdditions(ReadOnlySpan<char> products)
    {
        var firefox = products.IndexOf(" Firefox/", StringComparison.Ordinal);
        return firefox > 0 && products.TrimStart().StartsWith("Gecko/", StringComparison.Ordinal) ? products[firefox..] : products;
    }

    // "(example.com; …)": a browser begins with the windowing system, the machine or "compatible".
    private static bool BeginsWithHost(ReadOnlySpan<char> platform)
    {
        var first = platform[1..];
        var end = first.IndexOfAny(';', ')');
        return IsHost(end >= 0 ? first[..end] : first);
    }

    // "… Safari/537.36 (Acme, acme.example)": who visits says so in a comment of its own. A toolbar may have a provider's name.
    private static bool NamesHost(ReadOnlySpan<char> products)
    {
        while (products.IndexOf('(') is >= 0 and var open)
        {
            var comment = CommentAt(products[open..]);
            // "(KHTML, like Gecko)", which nearly all have, holds no dot.
            if (comment.Contains('.') && HasHost(comment) && !IsKin(comment)) return true;
            products = products[(open + comment.Length)..];
        }
        return false;
    }

    private static bool HasHost(ReadOnlySpan<char> comment)
    {
        foreach (var word in comment.SplitAny(' ', ',', ';', '(', ')'))
            if (IsHost(comment[word])) return true;
        return false;
    }

    private static bool IsHost(ReadOnlySpan<char> word)
    {
        var dot = word.LastIndexOf('.');
        return dot > 0 && word.Length - dot > 2 && !word.Contains(' ') && !word[(dot + 1)..].ContainsAnyExceptInRange('A', 'z')
            && char.IsAsciiLetter(word[0]);
    }

    // "rv:" is the last word of Gecko's platform comment. Internet Explorer may put more behind it, and toolbars leave settings there
    // ("rv:29.0; ACMEID=12").
    private static bool HasNameBehindRevision(ReadOnlySpan<char> platform, ReadOnlySpan<char> text)
    {
        var at = platform.IndexOf("rv:", StringComparison.OrdinalIgnoreCase);
        if (at < 0 || !text.Contains("Gecko/", StringComparison.OrdinalIgnoreCase)) return false;
        var rest = platform[(at + 3)..];
        var end = rest.IndexOf(';');
        return end > 0 && char.IsAsciiDigit(rest[0]) && HasName(rest[(end + 1)..]);
    }

    private static bool HasName(ReadOnlySpan<char> words)
    {
        foreach (var word in words.Split(';'))
            if (words[word].ContainsAnyInRange('A', 'z') && !words[word].Contains('=') && !IsKin(words[word])) return true;
        return false;
    }

    // Products, also those in comments, such as "(Acme/1.0)".
    private static bool HasForeignName(ReadOnlySpan<char> rest, ReadOnlySpan<char> products)
    {
        while (!(rest = rest.TrimStart(" ,;()")).IsEmpty)
        {
            var end = rest.IndexOfAny(" ;()");
            var word = end < 0 ? rest : rest[..end];
            if (IsForeign(word, products)) return true;
            rest = rest[word.Length..];
        }
        return false;
    }

    // Chrome's version is looked for only beside a foreign name: most browsers bear none.
    private static bool IsForeign(ReadOnlySpan<char> product, ReadOnlySpan<char> products)
    {
        var slash = product.IndexOf('/');
        if (slash <= 1) return false;
        var version = product[(slash + 1)..];
        return IsVersion(version) && IsForeignName(product[..slash]) && !IsOfChromium(version, VersionOf("Chrome/", products));
    }

    private static bool IsForeignName(ReadOnlySpan<char> name) => char.IsAsciiLetter(name[0]) && !Names.Contains(name) && !IsKin(name);

    // A name without a number in the place of the engine, "(X11; Linux x86_64) acme", or of the browser, "like Gecko) acme Safari/538.1".
    // There Qt puts an application's name that states no version (doc.qt.io/qt-5/qwebpage.html, userAgentForUrl).
    private static bool HasBareName(ReadOnlySpan<char> products)
    {
        if (IsBareName(FirstWord(products))) return true;
        var behind = products.IndexOf("like Gecko) ", StringComparison.Ordinal);
        if (behind < 0) return false;
        var rest = products[(behind + "like Gecko) ".Length)..];
        var word = FirstWord(rest);
        return IsBareName(word) && rest[word.Length..].StartsWith(" Safari/", StringComparison.OrdinalIgnoreCase);
    }

    private static bool IsBareName(ReadOnlySpan<char> word) => word.Length > 1 && !word.Contains('/') && IsForeignName(word);

    private static ReadOnlySpan<char> FirstWord(ReadOnlySpan<char> text)
    {
        text = text.TrimStart(' ');
        var end = text.IndexOfAny(" (");
        return end < 0 ? text : text[..end];
    }

    // A browser built on Chromium bears its number, MAJOR.0.BUILD.PATCH, or the beginning of the one that stands beside it
    // (chromium.org/developers/version-numbers). Some count their own releases in its second part.
    private static bool IsOfChromium(ReadOnlySpan<char> version, ReadOnlySpan<char> chrome) =>
        MajorOf(version) >= 10 && ((version.Count('.') == 3 && (IsOfSameMajor(version, chrome) || Minor(version).StartsWith(".0.")))
            || (chrome.StartsWith(version) && (chrome.Length == version.Length || chrome[version.Length] == '.')));

    private static bool IsOfSameMajor(ReadOnlySpan<char> version, ReadOnlySpan<char> chrome) => MajorOf(version) == MajorOf(chrome);

    private static ReadOnlySpan<char> Minor(ReadOnlySpan<char> version) => version[version.IndexOf('.')..];

    private static bool IsVersion(ReadOnlySpan<char> text) =>
        text is [>= '0' and <= '9', ..] or ['v' or 'V', >= '0' and <= '9', ..];

    private static bool IsKin(ReadOnlySpan<char> name)
    {
        foreach (var part in Kin)
            if (name.Contains(part, StringComparison.OrdinalIgnoreCase)) return true;
        return false;
    }

    // A comment with its parentheses, which may hold others; one that is not closed ends with the text.
    private static ReadOnlySpan<char> CommentAt(ReadOnlySpan<char> text)
    {
        var depth = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '(') depth++;
            else if (text[i] == ')' && --depth == 0) return text[..(i + 1)];
        }
        return text;
    }
}
