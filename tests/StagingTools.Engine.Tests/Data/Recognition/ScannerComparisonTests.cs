using System.Text;
using StagingTools.Engine.Data.Recognition;

namespace StagingTools.Engine.Tests.Data.Recognition;

public sealed class ScannerComparisonTests
{
    private static readonly string[] Pieces =
    [
        "ada@lovelace.org", "jörg.m@müller.de", "a@b.c-d.info", "x@xn--abc.xn--p1ai", "logo@2x.png", "@", ".", "-", "'", "a", "org",
        "+4915112345678", "+34 600 123-456", "+1 (555) 123-4567", "+7", "+", "(", ")", "/", "\u00A0",
        "4111111111111111", "4111 1111 1111 1111", "5500-0000-0000-0004", "3782 822463 10005", "30569309025904", "6011111111111117",
        "DE89370400440532013000", "DE89 3704 0044 0532 0130 00", "gb29nwbk60161331926819", "NL91ABNA0417164300", "NO9386011117947",
        "84.12.7.250", "10.0.0.1", "127.0.0.1", "255.255.255.255", "1.2", "2001:db8::8a2e:370:7334", "fe80::1", "fd00:", "::", ":",
        "2001:db8:1:2:3:4:5:6", "12:30:45", "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.sig", "eyJ", "eyJhbGciOiJIUzI1NiJ9",
        "sk_" + "live_4eC39HqLyjWDarjt", "gh" + "p_0123456789abcdefghijABCDEFGHIJ012345", "gl" + "pat-0123456789abcdefghij",
        "AK" + "IAIOSFODNN7EXAMPLE", "_", "550e8400-e29b-41d4-a716-446655440000", "d41d8cd98f00b204e9800998ecf8427e",
        " ", " ", ", ", "\"", "0", "1", "42", "2024-01-15", "1700000000000", "Straße", "x", "=", ";",
    ];

    [Fact]
    public void The_scanner_finds_exactly_what_an_obvious_one_finds()
    {
        Random random = new(20250117);
        int found = 0;
        for (int round = 0; round < 4000; round++)
        {
            byte[] bytes = Encoding.UTF8.GetBytes(Text(random));
            string latin = Encoding.Latin1.GetString(bytes);
            foreach (PersonalDataKinds kind in ObviousScanner.Known)
            {
                List<PersonalDataMatch> expected = ObviousScanner.All(latin, kind);
                List<PersonalDataMatch> actual = [.. Scanning.All(bytes, kind)];
                Assert.True(expected.SequenceEqual(actual), $"{kind} in {latin}: expected {string.Join(", ", expected)}; found {string.Join(", ", actual)}");
                found += actual.Count;
            }
        }

        Assert.True(found > 3000, $"only {found} matches to compare");
    }

    [Fact]
    public void A_search_for_everything_finds_something_wherever_a_search_for_one_kind_does()
    {
        Random random = new(4711);
        for (int round = 0; round < 20_000; round++)
        {
            byte[] bytes = Encoding.UTF8.GetBytes(Text(random));
            bool each = ObviousScanner.Known.Any(kind => PersonalDataScanner.TryFind(bytes, kind, out _));
            PersonalDataKinds known = ObviousScanner.Known.Aggregate((one, other) => one | other);
            Assert.Equal(each, PersonalDataScanner.TryFind(bytes, known, out _));
        }
    }

    private static string Text(Random random)
    {
        StringBuilder text = new();
        int pieces = random.Next(1, 9);
        for (int i = 0; i < pieces; i++)
        {
            string piece = Pieces[random.Next(Pieces.Length)];
            if (random.Next(4) == 0 && piece.Length > 1)
            {
                // One character of it is another, or gone.
                int at = random.Next(piece.Length);
                string other = random.Next(3) == 0 ? "" : "0123456789abzAZ.-@+: "[random.Next(21)].ToString();
                piece = piece[..at] + other + piece[(at + 1)..];
            }

            text.Append(piece);
            if (random.Next(3) == 0)
                text.Append(' ');
        }

        return text.ToString();
    }
}
