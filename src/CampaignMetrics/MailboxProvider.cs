using System.Collections.Frozen;
using CampaignMetrics.Addresses;

namespace CampaignMetrics;

/// <summary>Looks up the MX records of a domain: the servers that receive its mail (RFC 5321, section 5), preferred first; empty when not
/// known.</summary>
/// <param name="domain">The domain in lower case and in ASCII.</param>
public delegate IReadOnlyList<string> MailExchangeLookup(string domain);

/// <summary>Finds the mailbox provider of a domain, such as Gmail: the company whose servers receive, filter and throttle its
/// mail.</summary>
/// <remarks>
/// <para>
/// Deliverability differs by provider, not by domain. The domains of consumer mailboxes are known by name. The domain of a company is
/// recognized by the servers that receive its mail (<see cref="Enrichment.MailExchanges"/>; RFC 5321, section 5.1). A filtering service in
/// front of the mailboxes counts as the provider, since it decides what happens to the sender's mail.
/// </para>
/// </remarks>
public static class MailboxProvider
{
    /// <summary>The name for domains whose provider is not known.</summary>
    public const string Other = "other";

    /// <summary>Domains of consumer mailboxes, in ASCII. Source: each provider's own pages about its addresses.</summary>
    private static readonly FrozenDictionary<string, string> Consumers = Table(
        ("Gmail", "gmail.com googlemail.com"),
        ("Outlook.com", """
            outlook.com hotmail.com live.com msn.com passport.com windowslive.com
            hotmail.be hotmail.ca hotmail.ch hotmail.co.jp hotmail.co.th hotmail.co.uk hotmail.com.ar hotmail.com.au hotmail.com.br
            hotmail.com.tr hotmail.cz hotmail.de hotmail.dk hotmail.es hotmail.fi hotmail.fr hotmail.gr hotmail.hu hotmail.it hotmail.nl
            hotmail.no hotmail.pt hotmail.rs hotmail.se hotmail.sg
            live.at live.be live.ca live.ch live.cl live.cn live.co.uk live.co.za live.com.ar live.com.au live.com.mx live.com.my
            live.com.ph live.com.pt live.com.sg live.de live.dk live.fi live.fr live.hk live.ie live.in live.it live.jp live.nl live.no
            live.pt live.ru live.se
            outlook.at outlook.be outlook.cl outlook.co.id outlook.co.il outlook.co.th outlook.com.ar outlook.com.au outlook.com.br
            outlook.com.gr outlook.com.tr outlook.com.vn outlook.cz outlook.de outlook.dk outlook.es outlook.fr outlook.hu outlook.ie
            outlook.in outlook.it outlook.jp outlook.kr outlook.lv outlook.my outlook.ph outlook.pt outlook.sa outlook.sg outlook.sk
            """),
        ("Yahoo", """
            yahoo.com ymail.com rocketmail.com myyahoo.com aol.com aim.com netscape.net verizon.net
            yahoo.at yahoo.be yahoo.bg yahoo.ca yahoo.cl yahoo.co.id yahoo.co.il yahoo.co.in yahoo.co.kr yahoo.co.nz yahoo.co.th
            yahoo.co.uk yahoo.co.za yahoo.com.ar yahoo.com.au yahoo.com.br yahoo.com.co yahoo.com.hk yahoo.com.hr yahoo.com.mx
            yahoo.com.my yahoo.com.pe yahoo.com.ph yahoo.com.sg yahoo.com.tr yahoo.com.tw yahoo.com.ua yahoo.com.ve yahoo.com.vn
            yahoo.cz yahoo.de yahoo.dk yahoo.ee yahoo.es yahoo.fi yahoo.fr yahoo.gr yahoo.hu yahoo.ie yahoo.in yahoo.it yahoo.lt
            yahoo.lv yahoo.nl yahoo.no yahoo.pl yahoo.pt yahoo.ro yahoo.rs yahoo.se yahoo.si yahoo.sk yahoo.tw
            aol.at aol.be aol.ch aol.co.nz aol.co.uk aol.com.au aol.com.br aol.de aol.dk aol.es aol.fi aol.fr aol.it aol.jp aol.nl
            aol.pl aol.se
            """),
        ("Yahoo! JAPAN", "yahoo.co.jp ybb.ne.jp"),
        ("iCloud Mail", "icloud.com me.com mac.com privaterelay.appleid.com"),
        ("GMX", "gmx.de gmx.net gmx.at gmx.ch gmx.com gmx.eu gmx.org gmx.info gmx.biz gmx.us gmx.co.uk gmx.fr gmx.es gmx.pt"),
        ("mail.com", "mail.com email.com usa.com europe.com post.com consultant.com engineer.com"),
        ("WEB.DE", "web.de"),
        ("1&1", "online.de onlinehome.de kundenserver.de"),
        ("T-Online", "t-online.de magenta.de"),
        ("freenet", "freenet.de"),
        ("Vodafone", "arcor.de vodafone.de vodafone.it vodafonemail.de"),
        ("Orange", "orange.fr wanadoo.fr voila.fr"),
        ("Free", "free.fr aliceadsl.fr libertysurf.fr freesbee.fr"),
        ("SFR", "sfr.fr neuf.fr cegetel.net club-internet.fr numericable.fr 9online.fr"),
        ("Bouygues Telecom", "bbox.fr"),
        ("La Poste", "laposte.net"),
        ("Libero", "libero.it virgilio.it inwind.it iol.it blu.it giallo.it"),
        ("TIM", "alice.it tim.it tin.it"),
        ("Tiscali", "tiscali.it tiscali.co.uk tiscali.fr"),
        ("Aruba", "aruba.it"),
        ("BT", "btinternet.com btopenworld.com bt.com"),
        ("Sky", "sky.com"),
        ("TalkTalk", "talktalk.net"),
        ("Virgin Media", "virginmedia.com virgin.net ntlworld.com blueyonder.co.uk"),
        ("Comcast", "comcast.net"),
        ("AT&T", "att.net sbcglobal.net bellsouth.net pacbell.net ameritech.net swbell.net flash.net nvbell.net prodigy.net snet.net"),
        ("Spectrum", "charter.net rr.com twc.com roadrunner.com brighthouse.com"),
        ("Cox", "cox.net"),
        ("EarthLink", "earthlink.net mindspring.com"),
        ("Optimum", "optonline.net optimum.net suddenlink.net"),
        ("Frontier", "frontier.com frontiernet.net"),
        ("CenturyLink", "centurylink.net centurytel.net embarqmail.com q.com"),
        ("Bell", "bell.net sympatico.ca"),
        ("Rogers", "rogers.com"),
        ("Shaw", "shaw.ca"),
        ("TELUS", "telus.net"),
        ("Videotron", "videotron.ca"),
        ("Telstra", "bigpond.com bigpond.net.au telstra.com"),
        ("Optus", "optusnet.com.au"),
        ("Xtra", "xtra.co.nz"),
        ("Mail.ru", "mail.ru bk.ru inbox.ru list.ru internet.ru"),
        ("Yandex", "yandex.ru yandex.com yandex.by yandex.kz yandex.ua ya.ru"),
        ("Rambler", "rambler.ru lenta.ru autorambler.ru myrambler.ru ro.ru"),
        ("UKR.NET", "ukr.net"),
        ("Proton Mail", "proton.me protonmail.com protonmail.ch pm.me"),
        ("Tuta", "tuta.com tuta.io tutanota.com tutanota.de tutamail.com keemail.me"),
        ("Fastmail", "fastmail.com fastmail.fm fastmail.net fastmail.org fastmail.co.uk fastmail.com.au messagingengine.com"),
        ("Zoho Mail", "zohomail.com zohomail.eu zohomail.in zoho.com"),
        ("HEY", "hey.com"),
        ("mailbox.org", "mailbox.org"),
        ("Posteo", "posteo.de posteo.net"),
        ("QQ Mail", "qq.com foxmail.com vip.qq.com"),
        ("NetEase", "163.com 126.com yeah.net 188.com vip.163.com"),
        ("Sina", "sina.com sina.cn vip.sina.com"),
        ("Sohu", "sohu.com"),
        ("139 Mail", "139.com"),
        ("Aliyun", "aliyun.com"),
        ("Naver", "naver.com"),
        ("Daum", "daum.net hanmail.net kakao.com"),
        ("Nate", "nate.com"),
        ("Docomo", "docomo.ne.jp"),
        ("au", "ezweb.ne.jp au.com"),
        ("SoftBank", "softbank.ne.jp i.softbank.jp"),
        ("Rediffmail", "rediffmail.com rediff.com"),
        ("Seznam", "seznam.cz email.cz post.cz spoluzaci.cz"),
        ("Centrum", "centrum.cz centrum.sk atlas.cz volny.cz"),
        ("Azet", "azet.sk"),
        ("Onet", "onet.pl onet.eu op.pl vp.pl poczta.onet.pl autograf.pl"),
        ("WP", "wp.pl o2.pl tlen.pl go2.pl"),
        ("Interia", "interia.pl interia.eu poczta.fm"),
        ("Gazeta", "gazeta.pl"),
        ("Freemail", "freemail.hu"),
        ("Citromail", "citromail.hu"),
        ("abv", "abv.bg"),
        ("UOL", "uol.com.br bol.com.br"),
        ("Terra", "terra.com.br terra.com terra.es"),
        ("iG", "ig.com.br"),
        ("KPN", "kpnmail.nl planet.nl hetnet.nl xs4all.nl telfort.nl"),
        ("Ziggo", "ziggo.nl home.nl upcmail.nl casema.nl chello.nl quicknet.nl"),
        ("Telenet", "telenet.be"),
        ("Proximus", "skynet.be proximus.be belgacom.net"),
        ("Bluewin", "bluewin.ch"),
        ("A1", "a1.net aon.at"),
        ("Telia", "telia.com"),
        ("Telenor", "online.no"),
        ("TDC", "mail.dk"),
        ("Telefónica", "telefonica.net movistar.es"),
        ("SAPO", "sapo.pt"),
        ("Walla", "walla.co.il walla.com"));

    /// <summary>Endings of the names of mail servers. Source: each provider's own instructions for MX records.</summary>
    private static readonly FrozenDictionary<string, string> Exchanges = Table(
        ("Gmail", "google.com googlemail.com"),
        ("Microsoft 365", "mail.protection.outlook.com mail.protection.office365.us mail.protection.partner.outlook.cn mx.microsoft"),
        ("Outlook.com", "olc.protection.outlook.com"),
        ("Yahoo", "yahoodns.net"),
        ("iCloud Mail", "mail.icloud.com"),
        ("Proofpoint", "pphosted.com ppe-hosted.com"),
        ("Mimecast", "mimecast.com mimecast.co.za mimecast-offshore.com"),
        ("Cisco", "iphmx.com"),
        ("Barracuda", "barracudanetworks.com cudaops.com"),
        ("Trend Micro", "trendmicro.com trendmicro.eu"),
        ("Symantec", "messagelabs.com"),
        ("Sophos", "sophos.com reflexion.net"),
        ("Trellix", "fireeyecloud.com fireeyegov.com"),
        ("Forcepoint", "mailcontrol.com"),
        ("Hornetsecurity", "hornetsecurity.com antispameurope.com"),
        ("Retarus", "retarus.com"),
        ("Cloudflare", "mx.cloudflare.net"),
        ("Zoho Mail", "zoho.com zoho.eu zoho.in zohomail.com"),
        ("GoDaddy", "secureserver.net"),
        ("Rackspace", "emailsrvr.com"),
        ("OVHcloud", "mail.ovh.net mail.ovh.ca"),
        ("Gandi", "mail.gandi.net"),
        ("IONOS", "kundenserver.de ionos.com ionos.de ionos.co.uk ionos.fr ionos.es ionos.it perfora.net"),
        ("STRATO", "rzone.de strato.de"),
        ("Hostinger", "hostinger.com"),
        ("Namecheap", "privateemail.com registrar-servers.com"),
        ("Aruba", "aruba.it"),
        ("Infomaniak", "infomaniak.ch"),
        ("Fastmail", "messagingengine.com"),
        ("Proton Mail", "protonmail.ch"),
        ("Tuta", "tutanota.de"),
        ("mailbox.org", "mailbox.org"),
        ("Yandex", "yandex.net yandex.ru"),
        ("Mail.ru", "mail.ru"),
        ("QQ Mail", "qq.com"),
        ("NetEase", "netease.com"),
        ("Aliyun", "mxhichina.com aliyun.com"),
        ("GMX", "gmx.net"),
        ("WEB.DE", "web.de"),
        ("T-Online", "t-online.de"),
        ("Seznam", "seznam.cz"));

    /// <summary>Whether a provider tells senders no single complaints, so that none can be counted. Source: Gmail's help, "Feedback loop":
    /// it reports shares of campaigns only.</summary>
    /// <param name="provider">The name of a provider.</param>
    internal static bool ReportsNoComplaints(string? provider) => provider == "Gmail";

    /// <summary>The provider of a domain.</summary>
    /// <param name="domain">The domain, in any case and spelling.</param>
    /// <param name="exchanges">Looks up the domain's MX records; null to go by the domain's name alone.</param>
    /// <returns>The provider's name, as <c>Gmail</c>; <see cref="Other"/> where it is not known.</returns>
    public static string Of(string domain, MailExchangeLookup? exchanges = null)
    {
        ArgumentNullException.ThrowIfNull(domain);
        var ascii = AsciiDomain.Of(domain) ?? domain.ToLowerInvariant();
        if (Consumers.TryGetValue(ascii, out var provider)) return provider;
        // Servers come by preference: the first known one is what mail usually meets.
        foreach (var server in exchanges?.Invoke(ascii) ?? [])
            if (OfServer(server) is { } known) return known;
        return Other;
    }

    /// <summary>The provider by the longest known ending of a server's name: <c>a.b.c</c>, then <c>b.c</c>, then <c>c</c>.</summary>
    private static string? OfServer(string server)
    {
        // MX records often end with the dot of the DNS root.
        var name = server.TrimEnd('.').ToLowerInvariant();
        for (var at = 0; at >= 0; at = name.IndexOf('.', at) is >= 0 and var dot ? dot + 1 : -1)
            if (Exchanges.TryGetValue(name[at..], out var provider)) return provider;
        return null;
    }

    private static FrozenDictionary<string, string> Table(params ReadOnlySpan<(string Provider, string Domains)> rows)
    {
        var table = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (provider, domains) in rows)
            foreach (var domain in domains.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)) table.Add(domain, provider);
        return table.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
