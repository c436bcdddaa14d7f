using System.Linq.Expressions;

namespace PeaceCoord.Domain.Kernel;

/// <summary>Conditions put together so that a database can still read them.</summary>
internal static class Conditions
{
    public static Expression<Func<T, bool>> Or<T>(this Expression<Func<T, bool>> one, Expression<Func<T, bool>> other) =>
        Expression.Lambda<Func<T, bool>>(Expression.OrElse(one.Body, Renamed(other, one)), one.Parameters);

    public static Expression<Func<T, bool>> And<T>(this Expression<Func<T, bool>> one, Expression<Func<T, bool>> other) =>
        Expression.Lambda<Func<T, bool>>(Expression.AndAlso(one.Body, Renamed(other, one)), one.Parameters);

    private static Expression Renamed<T>(Expression<Func<T, bool>> expression, Expression<Func<T, bool>> into) =>
        new Renaming(expression.Parameters[0], into.Parameters[0]).Visit(expression.Body);

    private sealed class Renaming(ParameterExpression from, ParameterExpression to) : ExpressionVisitor
    {
        protected override Expression VisitParameter(ParameterExpression node) => node == from ? to : base.VisitParameter(node);
    }
}
