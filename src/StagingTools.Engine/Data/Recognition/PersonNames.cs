using System.Text;

namespace StagingTools.Engine.Data.Recognition;

/// <summary>
/// Tells names of people by their given names. Knows the frequent ones of many countries, so a column of names has a fair
/// share of hits and any other column few.
/// </summary>
internal static class PersonNames
{
    private const int LongestName = 60;
    private const int MostWords = 4;

    private static readonly HashSet<string> Given = new(
        (
            // English
            "james john robert michael william david richard joseph thomas charles christopher daniel matthew anthony mark donald steven "
            + "paul andrew joshua kenneth kevin brian george edward ronald timothy jason jeffrey ryan jacob gary nicholas eric jonathan "
            + "stephen larry justin scott brandon benjamin samuel gregory frank alexander raymond patrick jack dennis jerry tyler aaron "
            + "henry nathan peter adam zachary kyle walter harold jeremy ethan carl keith roger gerald christian terry sean arthur austin "
            + "noah lawrence jesse joe bryan billy jordan albert dylan bruce willie gabriel alan juan logan wayne ralph roy eugene randy "
            + "mary patricia jennifer linda elizabeth barbara susan jessica sarah karen lisa nancy betty sandra margaret ashley kimberly "
            + "emily donna michelle carol amanda melissa deborah stephanie rebecca laura sharon cynthia kathleen amy angela shirley anna "
            + "brenda pamela emma nicole helen samantha katherine christine debra rachel carolyn janet maria catherine heather diane olivia "
            + "julie joyce victoria ruth virginia lauren kelly christina joan evelyn judith andrea hannah megan cheryl jacqueline martha "
            + "madison teresa gloria sara janice ann kathryn abigail sophia frances jean alice judy isabella julia grace amber denise "
            + "danielle marilyn beverly charlotte natalie theresa diana brittany doris kayla alexis lori marie ada grace liam oliver lucas "
            // German, Dutch, Nordic
            + "hans peter klaus wolfgang jurgen dieter manfred uwe gunter stefan andreas thomas jens lars sven jan tim felix lukas leon "
            + "maximilian jonas finn elias ursula renate helga monika ingrid petra sabine birgit susanne heike anja katrin claudia "
            + "johanna lena lea mia anneke sanne daan bram ruben pieter willem kees henk marieke femke ingeborg astrid solveig bjorn "
            + "erik nils olav magnus anders mikkel freja saga "
            // Spanish, Portuguese, Italian, French
            + "jose antonio manuel francisco javier carlos jesus alejandro miguel rafael pedro angel pablo sergio fernando luis jorge "
            + "alberto alvaro diego adrian raul enrique ramon vicente ivan ruben oscar andres joaquin santiago eduardo mateo carmen "
            + "isabel dolores pilar josefa rosario antonia francisca lucia mercedes sofia marta paula elena concepcion raquel cristina "
            + "beatriz silvia sonia irene nuria esther joao tiago rui paulo nuno bruno joana ines mariana matilde catarina filipa thiago "
            + "gustavo rodrigo felipe leonardo giuseppe giovanni luca marco matteo francesco alessandro lorenzo davide simone giulia "
            + "chiara francesca valentina martina giorgia elisa pierre michel philippe jacques nicolas julien antoine louis hugo "
            + "guillaume thierry camille chloe manon juliette margaux aurelie celine sylvie veronique "
            // Slavic, Greek, Turkish, Arabic, Hebrew, Persian
            + "piotr krzysztof andrzej tomasz pawel marcin michal jakub zofia agnieszka katarzyna malgorzata magdalena kasia ivana petr "
            + "vladimir sergey dmitry alexei nikolai olga natalia svetlana tatiana irina ekaterina anastasia mykola oksana dragan milan "
            + "jelena nikola dimitris giorgos yannis mehmet mustafa ahmet ali huseyin hasan ibrahim osman fatma ayse emine hatice zeynep "
            + "elif mohammed muhammad mohamed ahmed omar youssef khalid hamza fatima aisha layla leila mariam noor yasmin nadia samir "
            + "karim tarik avi moshe yael noa reza hossein farid maryam "
            // South and East Asia, Africa
            + "ravi rahul amit sanjay vijay rajesh suresh anil arjun priya anjali pooja sunita deepa lakshmi kavita wei li ming hiroshi "
            + "kenji takashi yuki sakura haruto aiko jisoo minjun seoyeon nguyen linh kwame kofi ama chidi ngozi amara oluwaseun thabo "
            + "sipho nomsa abebe desta "
            // Cyrillic
            + "александр сергей дмитрий андрей алексей иван михаил николай елена ольга наталья анна мария татьяна ирина екатерина "
            + "олександр микола оксана")
        .Split(' ', StringSplitOptions.RemoveEmptyEntries),
        StringComparer.Ordinal);

    /// <summary>Whether a value is a person's name.</summary>
    /// <param name="value">The value in UTF-8.</param>
    public static bool IsName(ReadOnlySpan<byte> value)
    {
        if (value.IsEmpty || value.Length > LongestName || value.ContainsAnyInRange((byte)'0', (byte)'9'))
            return false;

        string text = Encoding.UTF8.GetString(value);
        if (!text.All(c => char.IsLetter(c) || c is ' ' or '\'' or '’' or '-' or '.' or ','))
            return false;

        string[] words = text.Split([' ', ',', '-'], StringSplitOptions.RemoveEmptyEntries);
        return words.Length is >= 1 and <= MostWords
            && char.IsUpper(words[0][0])
            && words.Any(word => char.IsUpper(word[0]) && Given.Contains(Fold(word)));
    }

    // Small letters without accents: the list has one entry for José and JOSE.
    private static string Fold(string word)
    {
        Span<char> folded = stackalloc char[word.Length];
        for (int i = 0; i < word.Length; i++)
            folded[i] = char.ToLowerInvariant(word[i]) switch
            {
                'á' or 'à' or 'â' or 'ã' or 'ä' or 'å' => 'a',
                'é' or 'è' or 'ê' or 'ë' or 'ę' => 'e',
                'í' or 'ì' or 'î' or 'ï' or 'ı' => 'i',
                'ó' or 'ò' or 'ô' or 'õ' or 'ö' or 'ø' => 'o',
                'ú' or 'ù' or 'û' or 'ü' => 'u',
                'ç' or 'ć' or 'č' => 'c',
                'ñ' or 'ń' => 'n',
                'ł' => 'l',
                'ş' or 'ś' or 'š' => 's',
                'ğ' => 'g',
                'ż' or 'ź' or 'ž' => 'z',
                var c => c,
            };
        return folded.ToString();
    }
}
