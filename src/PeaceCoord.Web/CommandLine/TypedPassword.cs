using System.Text;

namespace PeaceCoord.Web.CommandLine;

internal static class TypedPassword
{
    /// <summary>Asks for a password at the terminal. What is typed does not stand on the screen, where it could be read over a shoulder or in a recording.</summary>
    public static string Read()
    {
        Console.Write(Words.PasswordPrompt);
        var typed = new StringBuilder();
        while (Console.ReadKey(intercept: true) is { Key: not ConsoleKey.Enter } key)
        {
            if (key.Key == ConsoleKey.Backspace)
                typed.Length = Math.Max(0, typed.Length - 1);
            else if (!char.IsControl(key.KeyChar))
                typed.Append(key.KeyChar);
        }

        Console.WriteLine();
        return typed.ToString();
    }
}
